// The keyboard and the clipboard of the entry sheet: Enter and arrows go a row down or up, a pasted block fills cells.
(function () {
    "use strict";

    const blad = document.querySelector(".cijferblad");
    if (!blad) {
        return;
    }
    // In the order of the screen; a sheet without shares has no column for a margin.
    const KOLOMMEN = ["cijfer", "marge", "kwaliteit", "bron", "stand_op", "opmerking"].filter((kolom) =>
        blad.querySelector(`[data-cel="${kolom}"]`));

    const regels = () => [...blad.querySelectorAll("tbody[data-regel]")];
    const cel = (regel, kolom) => regel?.querySelector(`[data-cel="${kolom}"]`);

    function verder(van, stap) {
        const alle = regels();
        let plaats = alle.indexOf(van.closest("tbody")) + stap;
        while (alle[plaats] && !cel(alle[plaats], van.dataset.cel)) {
            plaats += stap;
        }
        const doel = cel(alle[plaats], van.dataset.cel);
        doel?.focus();
        doel?.select?.();
    }

    blad.addEventListener("keydown", (gebeurtenis) => {
        const van = gebeurtenis.target;
        if (!van.dataset?.cel || gebeurtenis.ctrlKey || gebeurtenis.altKey || gebeurtenis.metaKey) {
            return;
        }
        const lijst = van.tagName === "SELECT"; // there the arrows choose
        const stappen = { Enter: gebeurtenis.shiftKey ? -1 : 1, ArrowDown: lijst ? 0 : 1, ArrowUp: lijst ? 0 : -1 };
        const stap = stappen[gebeurtenis.key];
        if (stap) {
            gebeurtenis.preventDefault();
            verder(van, stap);
        }
    });

    // Text with tabs and line breaks, as Excel and LibreOffice put it; a cell with a line break stands in quotes.
    function lees(tekst) {
        const rijen = [[""]];
        let citaat = false;
        for (let i = 0; i < tekst.length; i += 1) {
            const rij = rijen[rijen.length - 1];
            const teken = tekst[i];
            if (citaat && teken === '"' && tekst[i + 1] === '"') {
                rij[rij.length - 1] += '"';
                i += 1;
            } else if (teken === '"' && (citaat || rij[rij.length - 1] === "")) {
                citaat = !citaat;
            } else if (!citaat && teken === "\t") {
                rij.push("");
            } else if (!citaat && teken === "\n") {
                rijen.push([""]);
            } else if (teken !== "\r") {
                rij[rij.length - 1] += teken === "\n" ? " " : teken;
            }
        }
        if (rijen.length > 1 && rijen[rijen.length - 1].join("") === "") {
            rijen.pop(); // the line break that closes the block
        }
        return rijen;
    }

    function zet(veld, tekst) {
        if (veld.tagName === "SELECT") {
            const gezocht = tekst.trim().toLowerCase();
            const keuze = [...veld.options].find((o) => o.value === gezocht || o.text.toLowerCase() === gezocht);
            if (!keuze) {
                return gezocht === "";
            }
            veld.value = keuze.value;
        } else {
            veld.value = tekst.trim();
        }
        veld.dispatchEvent(new Event("input", { bubbles: true }));
        return true;
    }

    blad.addEventListener("paste", (gebeurtenis) => {
        const van = gebeurtenis.target;
        const tekst = gebeurtenis.clipboardData.getData("text/plain");
        if (!van.dataset?.cel || !/[\t\n]/.test(tekst.replace(/\r?\n$/, ""))) {
            return; // one cell: the browser pastes it
        }
        gebeurtenis.preventDefault();
        const alle = regels();
        const eerste = alle.indexOf(van.closest("tbody"));
        const links = KOLOMMEN.indexOf(van.dataset.cel);
        let geplakt = 0;
        let niet = 0;
        lees(tekst).forEach((rij, omlaag) => rij.forEach((inhoud, opzij) => {
            const veld = cel(alle[eerste + omlaag], KOLOMMEN[links + opzij]);
            if (veld && zet(veld, inhoud)) {
                geplakt += 1;
            } else if (inhoud.trim()) {
                niet += 1;
            }
        }));
        const over = niet ? ` ${niet === 1 ? "1 cel past" : `${niet} cellen passen`} hier niet.` : "";
        const melding = `${geplakt === 1 ? "1 cel" : `${geplakt} cellen`} geplakt.${over}`;
        document.dispatchEvent(new CustomEvent("invulblad:melding", { detail: { melding, goed: !niet } }));
    });
})();
