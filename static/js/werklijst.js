// One box that ticks all boxes on this page. Without JavaScript it stays hidden, and each box works by itself.
(function () {
    "use strict";

    const alles = document.getElementById("vink-alles");
    if (!alles) {
        return;
    }
    const vakjes = () => document.querySelectorAll("input[name=rij]");
    alles.closest("[hidden]").hidden = false;
    alles.addEventListener("change", () => {
        vakjes().forEach((vakje) => {
            vakje.checked = alles.checked;
        });
    });
})();
