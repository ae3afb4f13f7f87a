/* Makes a figure interactive when a reader asks for it.
 *
 * The server draws every figure as SVG with a table under it; without this script nothing is lost.
 * Plotly weighs about 330 kB, so it comes only when somebody presses the button, once per page.
 * The addresses are in data-plotly, data-plotly-nl and data-plotly-css of the script element,
 * because the names of static files carry a hash.
 */
(() => {
  'use strict';

  const adressen = document.currentScript.dataset;
  const config = {
    // Plotly offers to send a chart to its maker's servers, unless both of these say no.
    showSendToCloud: false,
    plotlyServerURL: '',
    displaylogo: false,
    displayModeBar: true, // by default it shows on hover only: not for touch or keyboard
    modeBarButtonsToRemove: ['select2d', 'lasso2d', 'sendChartToCloud'],
    responsive: true,
    locale: 'nl',
  };

  function add(tag, attributes) {
    return new Promise((resolve, reject) => {
      const element = Object.assign(document.createElement(tag), attributes);
      element.onload = resolve;
      element.onerror = () => {
        element.remove(); // so that a second press tries again
        reject(new Error(element.src || element.href));
      };
      document.head.append(element);
    });
  }

  let plotly;
  async function load() {
    // This id and class tell Plotly that its styles are there already: our policy would refuse
    // the <style> that it makes otherwise. It looks while it loads, so the link comes first.
    await add('link', {
      rel: 'stylesheet',
      id: 'plotly.js-style-global',
      className: 'no-inline-styles',
      href: adressen.plotlyCss,
    });
    if (!window.Plotly) await add('script', { src: adressen.plotly });
    await add('script', { src: adressen.plotlyNl });
  }

  function loadOnce() {
    plotly ??= load().catch((error) => {
      document.getElementById('plotly.js-style-global')?.remove();
      plotly = undefined;
      throw error;
    });
    return plotly;
  }

  async function specification(url) {
    const answer = await fetch(url, { headers: { Accept: 'application/json' } });
    if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
    return answer.json();
  }

  async function draw(figuur, beeld) {
    const [{ data, layout }] = await Promise.all([
      specification(figuur.dataset.figuur),
      loadOnce(),
    ]);
    // Plotly's own grey is too light for who sees little: 1,9:1 where 3:1 is asked.
    layout.modebar ??= { color: '#595959', activecolor: '#000', bgcolor: 'rgba(0,0,0,0)' };
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) layout.transition = { duration: 0 };
    const vlak = document.createElement('div');
    vlak.className = 'figuur__plotly';
    vlak.setAttribute('role', 'group');
    const titel = beeld.querySelector('title')?.textContent;
    vlak.setAttribute('aria-label', titel ? `Interactieve figuur: ${titel}` : 'Interactieve figuur');
    beeld.after(vlak);
    beeld.hidden = true; // before drawing: Plotly measures the room that it gets
    try {
      const filename = figuur.id || 'figuur';
      await Plotly.newPlot(vlak, data, layout, { ...config, toImageButtonOptions: { filename } });
    } catch (error) {
      vlak.remove();
      beeld.hidden = false;
      throw error;
    }
    return vlak;
  }

  function enhance(figuur) {
    const beeld = figuur.querySelector('.figuur__beeld');
    const knop = figuur.querySelector('.figuur__knop');
    const melding = figuur.querySelector('.figuur__melding');
    if (!beeld || !knop || !melding) return;
    const uitnodiging = knop.textContent;
    let vlak;
    let busy = false;

    async function toggle() {
      if (vlak) {
        beeld.hidden = !beeld.hidden;
        vlak.hidden = !beeld.hidden;
        // The window may have changed while the chart was out of sight.
        if (beeld.hidden) Plotly.Plots.resize(vlak);
      } else {
        melding.textContent = 'Figuur wordt geladen…';
        vlak = await draw(figuur, beeld);
      }
      melding.textContent = '';
      knop.textContent = beeld.hidden ? 'Toon eenvoudige figuur' : uitnodiging;
    }

    knop.addEventListener('click', async () => {
      // Not `disabled`: that would take the focus away from who uses a keyboard.
      if (busy) return;
      busy = true;
      figuur.setAttribute('aria-busy', 'true');
      try {
        await toggle();
      } catch (error) {
        console.error(error);
        melding.textContent = 'Laden lukte niet. De eenvoudige figuur en de tabel blijven staan.';
      } finally {
        busy = false;
        figuur.removeAttribute('aria-busy');
      }
    });
    knop.hidden = false;
  }

  document.querySelectorAll('.figuur[data-figuur]').forEach(enhance);
})();
