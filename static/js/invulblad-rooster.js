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

    const PAST_NIET = "past-niet"; // marks a cell, or a line, in which a pasted cell has no place
    const TE_NOEMEN = 3;

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
        const niet = [];
        alle.forEach(wisTekens);
        lees(tekst).forEach((rij, omlaag) => rij.forEach((inhoud, opzij) => {
            const regel = alle[eerste + omlaag];
            const kolom = KOLOMMEN[links + opzij];
            const veld = cel(regel, kolom);
            if (veld && zet(veld, inhoud)) {
                geplakt += 1;
            } else if (inhoud.trim()) {
                niet.push(`${plek(regel, kolom, veld)} (‘${kort(inhoud.trim())}’)`);
                (veld ?? regel)?.classList.add(PAST_NIET);
            }
        }));
        const melding = `${geplakt === 1 ? "1 cel" : `${geplakt} cellen`} geplakt.${overNiet(niet)}`;
        document.dispatchEvent(new CustomEvent("invulblad:melding", { detail: { melding, goed: !niet.length } }));
    });

    // Where something did not fit, in words; a line that is handed in has no fields, and a block may be too large.
    function plek(regel, kolom, veld) {
        if (!regel) {
            return "onder de laatste regel";
        }
        const naam = regel.querySelector(".naam").textContent;
        if (!kolom) {
            return `rechts van de laatste kolom bij ${naam}`;
        }
        if (veld) {
            return veld.labels[0].textContent.replace(/\s+/g, " ").trim();
        }
        return "vast" in regel.dataset ? `${naam} is niet te wijzigen` : `${naam} heeft deze cel niet`;
    }

    const kort = (tekst) => (tekst.length > 30 ? `${tekst.slice(0, 30)}…` : tekst);

    function overNiet(niet) {
        if (!niet.length) {
            return "";
        }
        const rest = niet.length > TE_NOEMEN ? ` en nog ${niet.length - TE_NOEMEN}` : "";
        const aantal = niet.length === 1 ? "1 cel past niet" : `${niet.length} cellen passen niet`;
        return ` ${aantal}: ${niet.slice(0, TE_NOEMEN).join(", ")}${rest}.`;
    }

    function wisTekens(regel) {
        regel.classList.remove(PAST_NIET);
        regel.querySelectorAll(`.${PAST_NIET}`).forEach((veld) => veld.classList.remove(PAST_NIET));
    }

    blad.addEventListener("change", (gebeurtenis) => gebeurtenis.target.classList.remove(PAST_NIET));
    document.addEventListener("invulblad:bewaard", () => regels().forEach(wisTekens));
})();
