// Select2, which Django uses for fields with suggestions, gives its parts no name for a screen reader.
// Give each the label of the field that it stands for, also in rows that are added later.
(function () {
    "use strict";

    const $ = window.django?.jQuery;
    if (!$) {
        return; // a page without such fields
    }

    function benoem(keuze) {
        const label = document.querySelector(`label[for="${CSS.escape(keuze.id)}"]`);
        const vak = keuze.nextElementSibling?.querySelector(".select2-selection");
        if (!label || !vak) {
            return;
        }
        label.id ||= `label-${keuze.id}`;
        const inhoud = vak.querySelector(".select2-selection__rendered");
        if (keuze.multiple) {
            // The choices are a list; what one types in is the combobox.
            vak.removeAttribute("role");
            vak.removeAttribute("aria-haspopup");
            vak.removeAttribute("aria-expanded");
            inhoud.setAttribute("aria-labelledby", label.id);
            vak.querySelector(".select2-search__field").setAttribute("aria-labelledby", label.id);
        } else {
            inhoud.removeAttribute("role");
            inhoud.removeAttribute("aria-readonly");
            vak.setAttribute("aria-labelledby", `${label.id} ${inhoud.id}`);
        }
    }

    function benoemAlle(deel) {
        deel.querySelectorAll("select.admin-autocomplete").forEach(benoem);
    }

    $(() => benoemAlle(document));

    // Django's script writes the name of what can be added with a capital, in the middle of its sentence.
    $(() => document.querySelectorAll(".add-row a").forEach((knop) => {
        knop.textContent = knop.textContent.replace(/^(Nog een )(.)/, (_, begin, letter) => begin + letter.toLowerCase());
    }));
    document.addEventListener("formset:added", (gebeurtenis) => benoemAlle(gebeurtenis.target));

    // The list that opens, and the field to type in it, are made anew each time.
    $(document).on("select2:open", (gebeurtenis) => {
        const label = document.querySelector(`label[for="${CSS.escape(gebeurtenis.target.id)}"]`);
        const naam = label?.textContent.trim().replace(/:$/, "") ?? "";
        const lijst = document.querySelector(".select2-container--open .select2-results__options");
        lijst.setAttribute("aria-label", `Keuzes: ${naam}`);
        const vak = gebeurtenis.target.nextElementSibling.querySelector(".select2-selection[role=combobox]");
        vak?.setAttribute("aria-controls", lijst.id);
        const zoekveld = document.querySelector(".select2-dropdown .select2-search__field");
        zoekveld?.setAttribute("aria-label", `Zoek: ${naam}`);
        zoekveld?.focus();
    });
})();
