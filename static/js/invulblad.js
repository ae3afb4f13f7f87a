// Saves the entry sheet without leaving it, and keeps what is typed. Without this script the form is sent as usual.
(function () {
    "use strict";

    const formulier = document.getElementById("invulblad");
    const bericht = document.getElementById("bericht");
    if (!formulier?.querySelector("[name=bewaar]")) {
        return;
    }
    const WACHT = 1000; // milliseconds without typing before a draft is kept
    const AFGEMELD = "U bent afgemeld. Meld u aan in een ander tabblad en bewaar dan opnieuw. Uw invoer blijft hier staan.";
    const GEEN_VERBINDING = "Er is nu geen verbinding. Uw invoer blijft hier staan. Probeer het straks opnieuw.";
    const vuil = new Set(); // lines typed in since the last draft
    let klok = 0;
    let onderweg = Promise.resolve(); // the draft that is being sent; one that came in after a save would undo it

    let blijft = false; // what is said now holds until somebody types or saves

    function zeg(melding, goed = true) {
        blijft = false;
        bericht.textContent = melding;
        bericht.classList.toggle("bericht-fout", !goed);
    }

    const isGewijzigd = (veld) => (veld.tagName === "SELECT"
        ? [...veld.options].some((keuze) => keuze.selected !== keuze.defaultSelected)
        : veld.value !== veld.defaultValue);

    const velden = (regel) => [...regel.querySelectorAll(".cel, [type=hidden]")];

    // The lines that hold something unsaved, and those that a pressed button is about.
    function teSturen(knop) {
        return [...formulier.querySelectorAll("tbody[data-regel]:not([data-vast])")].filter((regel) =>
            "onbewaard" in regel.dataset || regel.contains(knop) || [...regel.querySelectorAll(".cel")].some(isGewijzigd));
    }

    function gegevens(regels, knop) {
        const uit = new FormData();
        uit.append("csrfmiddlewaretoken", formulier.elements.csrfmiddlewaretoken.value);
        regels.forEach((regel) => velden(regel).forEach((veld) => uit.append(veld.name, veld.value)));
        if (knop?.name) {
            uit.append(knop.name, knop.value);
        }
        return uit;
    }

    async function stuur(adres, inhoud, opties) {
        const antwoord = await fetch(adres, {
            method: "POST", body: inhoud, headers: { Accept: "application/json" }, ...opties,
        });
        if (!antwoord.headers.get("Content-Type")?.includes("application/json")) {
            throw new Error(antwoord.redirected || antwoord.status === 403 ? AFGEMELD : GEEN_VERBINDING);
        }
        const uitkomst = await antwoord.json();
        if (!antwoord.ok) {
            throw new Error(uitkomst.fout);
        }
        return uitkomst;
    }

    const melding = (fout) => (fout instanceof TypeError ? GEEN_VERBINDING : fout.message);

    // A new row in the place of the old; what was typed while it was on its way stays.
    function vervang(pk, html, verstuurd) {
        const oud = document.getElementById(`r-${pk}`);
        const mal = document.createElement("template");
        mal.innerHTML = `<table>${html}</table>`;
        const nieuw = mal.content.querySelector("tbody");
        const intussen = velden(oud).filter((veld) => veld.type !== "hidden" && verstuurd.has(veld.name)
            && veld.value !== verstuurd.get(veld.name));
        const actief = oud.contains(document.activeElement) ? document.activeElement.id : "";
        oud.replaceWith(nieuw);
        intussen.forEach((veld) => {
            const plek = document.getElementById(veld.id);
            if (plek) {
                plek.value = veld.value;
                wacht(nieuw);
            }
        });
        if (actief) {
            (document.getElementById(actief) ?? nieuw.querySelector(".cel, button"))?.focus();
        }
    }

    async function bewaar(knop) {
        const verstuurd = gegevens(teSturen(knop), knop);
        clearTimeout(klok);
        vuil.clear();
        zeg("Bezig met bewaren …");
        try {
            await onderweg;
            const uitkomst = await stuur(formulier.action, verstuurd);
            Object.entries(uitkomst.regels).forEach(([pk, html]) => vervang(pk, html, verstuurd));
            document.getElementById("stand").innerHTML = uitkomst.kop;
            document.dispatchEvent(new CustomEvent("invulblad:bewaard"));
            zeg("", uitkomst.goed);
            bericht.innerHTML = uitkomst.melding; // with links to lines; escaped by the server
            blijft = true;
        } catch (fout) {
            zeg(melding(fout), false);
        }
    }

    async function bewaarKlad(opties) {
        clearTimeout(klok);
        const regels = [...vuil].filter((regel) => regel.isConnected);
        vuil.clear();
        if (!regels.length) {
            return;
        }
        try {
            const antwoord = stuur(formulier.dataset.klad, gegevens(regels), opties);
            onderweg = antwoord.catch(() => {});
            await antwoord;
            regels.forEach((regel) => { regel.dataset.onbewaard = ""; });
            if (!blijft) {
                zeg("Nog niet bewaard. Wat u typte, blijft staan als u dit blad sluit.");
            }
        } catch (fout) {
            regels.forEach((regel) => vuil.add(regel));
            zeg(melding(fout), false);
        }
    }

    function wacht(regel) {
        vuil.add(regel);
        clearTimeout(klok);
        klok = setTimeout(bewaarKlad, WACHT);
    }

    formulier.addEventListener("submit", (gebeurtenis) => {
        gebeurtenis.preventDefault();
        bewaar(gebeurtenis.submitter);
    });
    formulier.addEventListener("input", (gebeurtenis) => {
        const regel = gebeurtenis.target.closest("tbody[data-regel]");
        if (regel) {
            wacht(regel);
        }
    });
    document.addEventListener("keydown", (gebeurtenis) => {
        blijft = blijft && ["Control", "Shift", "Alt", "Meta"].includes(gebeurtenis.key);
        if ((gebeurtenis.ctrlKey || gebeurtenis.metaKey) && gebeurtenis.key === "s") {
            gebeurtenis.preventDefault();
            bewaar(formulier.elements.bewaar);
        }
    });
    document.addEventListener("invulblad:melding", (gebeurtenis) => {
        zeg(gebeurtenis.detail.melding, gebeurtenis.detail.goed);
        blijft = true;
    });
    window.addEventListener("pagehide", () => bewaarKlad({ keepalive: true }));
})();
