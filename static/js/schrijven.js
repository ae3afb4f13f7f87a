// While an officer writes: the preview follows, figures go in at the cursor, and nothing typed is left by accident.
// Without this script every button sends the form, and the page comes back with the answer.
(function () {
    "use strict";

    const formulier = document.getElementById("schrijven");
    const tekst = document.getElementById("tekst");
    if (!formulier || !tekst) {
        return;
    }
    const WACHT = 600; // milliseconds without typing before the preview is asked
    const nazien = document.getElementById("nazien");
    const melding = document.getElementById("voorbeeld-melding");
    const kiezer = document.getElementById("kiezer");
    const kiesmelding = document.getElementById("kiezer-melding");
    const begin = new FormData(formulier);
    let klok = 0;
    let vraag = null; // the last that was asked; an older answer is of no use

    const blad = () => document.getElementById("voorbeeld").shadowRoot?.querySelector("[data-blad]");

    async function ververs() {
        const deze = new AbortController();
        vraag?.abort();
        vraag = deze;
        const inhoud = new FormData();
        ["csrfmiddlewaretoken", "gezien", "machinetekst", "tekst", "bron"].forEach((naam) => {
            inhoud.append(naam, formulier.elements[naam].value);
        });
        try {
            const antwoord = await fetch(formulier.dataset.voorbeeld, {
                method: "POST", body: inhoud, headers: { Accept: "application/json" }, signal: deze.signal,
            });
            if (!antwoord.headers.get("Content-Type")?.includes("application/json")) {
                throw new Error("U bent afgemeld. Meld u aan in een ander tabblad. Uw tekst blijft hier staan.");
            }
            const uitkomst = await antwoord.json();
            if (!antwoord.ok) {
                throw new Error(uitkomst.fout);
            }
            blad().innerHTML = uitkomst.html; // made safe by the server
            nazien.innerHTML = uitkomst.nazien;
            const zin = uitkomst.botst
                ? "Deze tekst is intussen veranderd. Bij bewaren kunt u kiezen." : uitkomst.melding;
            if (melding.textContent !== zin) {
                melding.textContent = zin; // read aloud when it changes, not at every key
            }
            melding.classList.toggle("visually-hidden", !uitkomst.botst);
            tekst.toggleAttribute("aria-invalid", uitkomst.nazien.includes("werk-fout"));
        } catch (fout) {
            if (fout.name !== "AbortError") {
                melding.textContent = fout instanceof TypeError
                    ? "Er is nu geen verbinding. Uw tekst blijft hier staan." : fout.message;
                melding.classList.remove("visually-hidden");
            }
        }
    }

    function straks() {
        clearTimeout(klok);
        klok = setTimeout(ververs, WACHT);
    }

    function voegIn(stuk) {
        const van = tekst.selectionStart;
        const voor = van > 0 && !/\s|\(/.test(tekst.value[van - 1]) ? " " : "";
        tekst.focus();
        // Keeps what the browser can undo, where it can; else in the plain way.
        if (!document.execCommand("insertText", false, voor + stuk)) {
            tekst.setRangeText(voor + stuk, van, tekst.selectionEnd, "end");
        }
        kiesmelding.textContent = `Ingevoegd: ${stuk}`;
        straks();
    }

    async function kies(gezocht) {
        const vragen = new URLSearchParams();
        ["zoek", "cijfer", "periode", "gebied"].forEach((naam) => {
            vragen.append(`kies_${naam}`, formulier.elements[`kies_${naam}`]?.value ?? "");
        });
        if (gezocht) {
            vragen.append("gezocht", "ja");
        }
        const actief = document.activeElement?.id;
        try {
            const antwoord = await fetch(`${formulier.dataset.cijfers}?${vragen}`, { headers: { Accept: "application/json" } });
            kiezer.innerHTML = (await antwoord.json()).html; // escaped by the server
            verbergKnop();
            document.getElementById(actief)?.focus();
            const gekozen = formulier.elements.kies_cijfer.selectedOptions[0];
            kiesmelding.textContent = gekozen?.value ? `U ziet nu: ${gekozen.text}` : "Geen cijfer gevonden.";
        } catch {
            kiesmelding.textContent = "Er is nu geen verbinding. Probeer het straks opnieuw.";
        }
    }

    function verbergKnop() {
        kiezer.querySelector("[data-kiesknop]")?.setAttribute("hidden", "");
    }

    const gewijzigd = () => ["tekst", "bron", "opmerking"].some((naam) =>
        formulier.elements[naam] && formulier.elements[naam].value !== String(begin.get(naam)).replace(/\r\n/g, "\n"));

    tekst.addEventListener("input", straks);
    formulier.elements.bron.addEventListener("input", straks);
    kiezer?.addEventListener("change", (gebeurtenis) => {
        if (gebeurtenis.target.tagName === "SELECT") {
            kies(false);
        }
    });
    formulier.addEventListener("click", (gebeurtenis) => {
        const knop = gebeurtenis.target.closest("[data-voeg-in], [value=zoek], [data-voorbeeldknop], [data-begin]");
        if (!knop) {
            return;
        }
        gebeurtenis.preventDefault();
        if (knop.dataset.voegIn) {
            voegIn(knop.dataset.voegIn);
        } else if (knop.dataset.begin) {
            tekst.focus();
            tekst.setSelectionRange(Number(knop.dataset.begin), Number(knop.dataset.eind));
        } else if (knop.value === "zoek") {
            kies(true);
        } else {
            ververs();
        }
    });
    formulier.addEventListener("keydown", (gebeurtenis) => {
        if (gebeurtenis.key === "Enter" && gebeurtenis.target.id === "kies-zoek") {
            gebeurtenis.preventDefault();
            kies(true);
        }
        if ((gebeurtenis.ctrlKey || gebeurtenis.metaKey) && gebeurtenis.key === "s") {
            gebeurtenis.preventDefault();
            formulier.querySelector("[value=bewaar]")?.click();
        }
    });
    let verstuurd = false;
    formulier.addEventListener("submit", () => { verstuurd = true; });
    window.addEventListener("beforeunload", (gebeurtenis) => {
        if (!verstuurd && (gewijzigd() || "onbewaard" in formulier.dataset)) {
            gebeurtenis.preventDefault();
        }
    });
    if (kiezer) {
        verbergKnop();
    }
})();
