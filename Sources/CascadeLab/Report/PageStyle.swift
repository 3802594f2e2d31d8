/// How a report looks, by day and by night.
enum PageStyle {
    static let css = """
        :root {
          color-scheme: light dark;
          --paper: #fcfcfa; --ink: #1d2126; --soft: #626a73; --line: #dfe1dd; --alert: #b3261e;
          --endpointing: #9aa2ab; --recognition: #3b82c4; --model: #8663c9; --text: #22978a; --synthesis: #d9962b;
          --release: #cf5a4d; --mode0: #c2703d; --mode1: #2f7fb8; --mode2: #22978a;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --paper: #15181c; --ink: #e6e8ea; --soft: #98a1ab; --line: #2d333a; --alert: #ff8a80;
            --endpointing: #727b85; --recognition: #5b9fdc; --model: #a58be0; --text: #3fb6a8; --synthesis: #e6ae53;
            --release: #e57d71; --mode0: #e09763; --mode1: #62aee3; --mode2: #3fb6a8;
          }
        }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
        main { max-width: 960px; margin: 0 auto; padding: 2rem 1rem 4rem; }
        h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 1rem; }
        h2 { font-size: 1.25rem; margin: 2.5rem 0 .5rem; }
        h3 { font: 600 .95rem ui-monospace, monospace; margin: 1.2rem 0 .2rem; }
        p { color: var(--soft); margin: .4rem 0 .8rem; }
        .void { color: var(--alert); font-weight: 600; }
        .headline { display: flex; flex-wrap: wrap; gap: 1rem 3rem; }
        .headline strong { display: block; font-size: 2.4rem; line-height: 1.1; font-variant-numeric: tabular-nums; }
        .headline span { color: var(--soft); }
        svg { display: block; width: 100%; height: auto; }
        svg text { font: 12px system-ui, sans-serif; fill: var(--ink); }
        svg .tick { fill: var(--soft); font-size: 11px; }
        svg .figure { font-weight: 600; }
        svg .inside { fill: #fff; }
        .grid { stroke: var(--line); }
        .percentile { stroke: var(--ink); stroke-width: 2; }
        circle { fill-opacity: .65; }
        .mode0 { fill: var(--mode0); } .mode1 { fill: var(--mode1); } .mode2 { fill: var(--mode2); }
        .endpointing { fill: var(--endpointing); background: var(--endpointing); }
        .recognition { fill: var(--recognition); background: var(--recognition); }
        .model { fill: var(--model); background: var(--model); }
        .text { fill: var(--text); } i.text { background: var(--text); }
        .synthesis { fill: var(--synthesis); background: var(--synthesis); }
        .release { fill: var(--release); background: var(--release); }
        .legend { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; }
        .legend i { display: inline-block; width: .8em; height: .8em; border-radius: 2px; margin-right: .4em; }
        .wide { overflow-x: auto; }
        table { border-collapse: collapse; font-size: .9rem; font-variant-numeric: tabular-nums; }
        th, td { padding: .25rem .6rem; border-bottom: 1px solid var(--line); text-align: right; font-weight: 400; }
        thead th { color: var(--soft); }
        tbody th, table.text th, table.text td { text-align: left; vertical-align: top; }
        """
}
