/** The page's style: a serif report with tabular figures, light and dark, narrow and wide, and on paper. */

/** Colors meet WCAG AA on their ground; the heat strip runs in one hue, so that it survives gray printing. */
const colors = `
:root{color-scheme:light dark;--paper:#fdfcfa;--ink:#1d1c1a;--muted:#5f5c56;--rule:#dedad2;--faint:#f5f2ec;--link:#1b4f7d;
--l1:#dfe9f1;--on1:#23313d;--l2:#9bbdd8;--on2:#12212e;--l3:#245a87;--on3:#fff;--mark:#fdecb0;--onmark:#1d1c1a;
--c0:#fdecb0;--c1:#cde6fb;--c2:#d3efcd;--c3:#fbd7df;--c4:#fcdfc3;--c5:#e3dbfb;--c6:#c9f0e9;--c7:#ecdfc6;--sheet:#ffffff;--sheetink:#1d1c1a;
--strong:#1f6f54;--possible:#946300;--weak:#6d6a64;--unread:#8b3a72;--warn:#8a3b12;--warnpaper:#fbf1e8;--needpaper:#f8eef5}
@media (prefers-color-scheme:dark){:root{--paper:#17181a;--ink:#e9e6e0;--muted:#a5a29b;--rule:#36373b;--faint:#1f2124;--link:#8fc1ec;
--l1:#22303c;--on1:#c9d9e6;--l2:#35597a;--on2:#fff;--l3:#a4cdf0;--on3:#0e1d2a;--mark:#57490f;--onmark:#fff6d8;
--c0:#57490f;--c1:#1d4468;--c2:#25502a;--c3:#662a3a;--c4:#65401a;--c5:#43377a;--c6:#1c4d47;--c7:#4f4128;--sheet:#1d1e21;--sheetink:#e9e6e0;
--strong:#6cc7a4;--possible:#e0b153;--weak:#a5a29b;--unread:#dd93c4;--warn:#eda777;--warnpaper:#2a211b;--needpaper:#2a1f27}}
`

const base = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-behavior:smooth}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}*{transition:none!important;animation:none!important}}
body{margin:0 auto;max-width:78rem;padding:3rem 1.5rem 5rem;background:var(--paper);color:var(--ink);
font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",sans-serif;font-variant-numeric:tabular-nums}
h1,h2,h3,.quote,.lead,.best .words{font-family:"Iowan Old Style","Palatino Linotype",Palatino,"URW Palladio L",P052,Charter,"Source Serif 4",Georgia,serif}
h1{font-size:2.1rem;line-height:1.15;font-weight:600;margin:.1em 0 .6em;text-wrap:balance}
h2{font-size:1.35rem;font-weight:600;margin:0 0 .8rem}
h3{font-size:1.3rem;font-weight:600;margin:0}
h4{font-size:.95rem;font-weight:600;margin:0}
.criterion-title{font-family:inherit;font-weight:600;margin:0}
.criterion h4{color:var(--muted);font-weight:500;margin:1rem 0 .3rem}
p{margin:0}ul,dl{margin:0;padding:0;list-style:none}
a{color:var(--link);text-underline-offset:.18em;text-decoration-thickness:1px}
small,.why,.meta,.facts,.meaning,.source,.key,.shown,.hint{color:var(--muted);font-size:.85rem}
bdi,code{overflow-wrap:anywhere}
code,.hash{font:.8em ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;color:var(--muted);overflow-wrap:anywhere}
:focus-visible{outline:2px solid var(--link);outline-offset:2px;border-radius:2px}
[hidden]{display:none!important}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
`

const head = `
.kicker{font-size:.78rem;letter-spacing:.08em;text-transform:uppercase;color:var(--muted)}
.counts{display:flex;flex-wrap:wrap;gap:.2rem 1.6rem;font-size:1rem;margin-bottom:.9rem}
.counts b{font-size:1.2rem;font-weight:600}
.lead{font-size:1.05rem;font-style:italic}
.meta{margin-top:.5rem}
.band{white-space:nowrap}
.band::before{content:"";display:inline-block;width:.55em;height:.55em;border-radius:50%;margin-right:.45em;background:var(--weak);vertical-align:.08em}
.band-strong::before{background:var(--strong)}.band-possible::before{background:var(--possible)}
.band-weak::before{background:none;border:1.5px solid var(--weak)}.band-unread::before{background:var(--unread);border-radius:0}
.needs{margin:2.2rem 0 1.6rem;padding:1.1rem 1.3rem;background:var(--needpaper);border-left:3px solid var(--unread)}
.needs h2{margin-bottom:.2rem}.needs li{margin-top:.9rem}.needs li p{font-size:.93rem}.hint::before{content:"→ "}
.views{display:flex;gap:1.6rem;margin:2.4rem 0 1.8rem;border-bottom:1px solid var(--rule)}
.views a{padding:.4rem 0;color:var(--muted);text-decoration:none;margin-bottom:-1px}
.views a:hover{color:var(--ink)}
.views a[aria-current]{color:var(--ink);border-bottom:2px solid var(--ink)}
.js #people-view>h2{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.retry code{display:block;margin-top:.35rem;padding:.4rem .6rem;background:var(--paper);color:var(--ink);user-select:all}.retry{margin-top:1rem;font-size:.93rem}
[data-view]:not([data-view=people-view]) .page-head>:not(h1){display:none}
[data-view]:not([data-view=people-view]) .page-head h1{font-size:1.05rem;margin:0}
[data-view]:not([data-view=people-view]) body{padding-top:1.2rem}
[data-view]:not([data-view=people-view]) .views{margin:.6rem 0 1.4rem}
[data-view]:not([data-view=people-view]) .guide{display:none}
[data-view=reading-view] body,[data-view=compare-view] body{max-width:104rem}
`

const form = `
main button,main select,main input[type=text],textarea,input[type=file]{font:inherit;font-size:.9rem;color:inherit;background:var(--paper);border:1px solid var(--muted);border-radius:4px;padding:.25rem .7rem}
main button{cursor:pointer}main button:hover{background:var(--faint)}
main button[aria-pressed=true]{background:var(--ink);color:var(--paper);border-color:var(--ink)}
main button:disabled{opacity:.5}
.controls{display:flex;flex-wrap:wrap;gap:.6rem 1.4rem;align-items:center;margin-bottom:1.1rem;font-size:.9rem}
.controls input[type=search],.controls select,.controls button{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--muted);border-radius:4px;padding:.35rem .6rem}
.controls .search{flex:1 1 15rem}.controls input[type=search]{width:100%}
.controls ::placeholder{color:var(--muted);opacity:1}
.bands{display:flex;flex-wrap:wrap;gap:.2rem 1.1rem;border:0;margin:0;padding:0}
.bands input{accent-color:var(--link);margin:0 .25em 0 0}
.bands .band::before{display:none}
.least summary{cursor:pointer}.least[open]{flex-basis:100%;order:1}
.least div{display:flex;flex-wrap:wrap;gap:.6rem 1.4rem;padding-top:.6rem}
.shown{margin-bottom:.6rem}
`

const table = `
.scroll{overflow-x:auto;margin:0 -.5rem;padding:0 .5rem}
.ranking{border-collapse:collapse;width:100%;font-size:.95rem}
.ranking th{font-weight:400;text-align:left}
.ranking thead th{vertical-align:bottom;padding:.2rem .5rem .5rem;border-bottom:1.5px solid var(--ink);font-size:.82rem;color:var(--muted);line-height:1.25}
.ranking td,.ranking tbody th{padding:.7rem .5rem .65rem;border-bottom:1px solid var(--rule);vertical-align:top}
.ranking .row{cursor:default}.js .ranking .row{cursor:pointer}
.js .ranking .row:hover>*{background:var(--faint)}
.rank{white-space:nowrap}.rank small{display:block}
.ranking .name{width:99%;min-width:12rem}.name a{color:var(--ink);font-weight:600;text-decoration-color:var(--rule)}.name a:hover{text-decoration-color:currentColor}
.best{display:flex;align-items:baseline;gap:.6rem;margin-top:.1rem;color:var(--muted);font-size:.88rem;max-width:26rem}
.best .words{overflow:hidden;text-overflow:ellipsis;white-space:nowrap;font-style:italic;min-width:0;flex:0 1 auto;width:max-content;max-width:18rem}
.mark-flag,.mark-ask{font-size:.78rem;color:var(--warn);margin-left:.5em}.mark-ask{display:block;margin:0}
.ranking td.points{min-width:5.5rem}.ranking .points{text-align:right}
.bar{display:block;width:100%;height:3px;margin-top:.35rem}.bar-back{fill:var(--rule)}.bar-fill{fill:var(--l3)}
.ranking .level{text-align:center;padding-left:.15rem;padding-right:.15rem;min-width:2.6rem}
.ranking thead .level{min-width:5.5rem;max-width:8rem;font-size:.78rem}
.level .short,.chip i{display:none}.many thead .long{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}.many thead .level{min-width:2.6rem}.many .level .short{display:inline}
main .sort{font:inherit;color:inherit;background:none;border:0;padding:0;text-align:inherit}
main button.sort:hover{color:var(--ink);background:none}
[aria-sort] .sort{color:var(--ink);font-weight:600}
[aria-sort=ascending] .sort::after{content:" ↑"}[aria-sort=descending] .sort::after{content:" ↓"}
.chip{display:inline-block;min-width:2.1em;padding:.12em .3em;border-radius:3px;text-align:center;font-size:.85rem;line-height:1.4}
.chip b{font-weight:500}.chip.small{font-size:.75rem;min-width:1.8em;padding:0 .25em}
.l0{color:var(--muted);box-shadow:inset 0 0 0 1px var(--rule)}.l1{background:var(--l1);color:var(--on1)}
.l2{background:var(--l2);color:var(--on2)}.l3{background:var(--l3);color:var(--on3)}
.row .chip{display:block}
.key{margin-top:.9rem}.key .chip{margin:0 .2em 0 .8em;min-width:1.9em;padding:0;font-size:.78rem}.key .chip:first-child{margin-left:0}
.shorts{display:none}.scroll:has(.many)+.key .shorts{display:inline}
`

const person = `
.pick{text-align:center;width:4.5rem}.ranking thead .pick{text-align:center}:root:not(.js) .pick{display:none}
.pick input{width:1.15rem;height:1.15rem;accent-color:var(--link);margin:0}
.compare-bar{position:sticky;top:0;z-index:1;margin-bottom:.8rem;padding:.55rem .9rem;background:var(--faint);border-left:3px solid var(--link);font-size:.92rem}.compare-bar a{font-weight:600}
.move{display:flex;gap:.5rem;margin-bottom:1rem}
.reading-head h2{font-size:1.6rem;margin:0}.reading-head h2:focus{outline:none}
.facts{margin-top:.15rem}
.ask{margin-top:.8rem;color:var(--warn);font-size:.93rem}.ask li,.plain li{margin:.2rem 0 0 1rem;list-style:disc}.ask summary{font-weight:600}
.flags{margin-top:1rem;padding:.8rem 1rem;background:var(--warnpaper);border-left:3px solid var(--warn);font-size:.92rem}
.flags h3{font-size:.95rem}.flags p{margin-top:.4rem;color:var(--muted);font-size:.82rem}.flags li{margin-top:.3rem}
.two{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1.05fr);gap:2.6rem;margin-top:1.2rem}
.criterion{margin-top:.8rem;padding:.7rem .8rem .7rem 3.8rem;border-left:3px solid transparent;scroll-margin:1rem}
.criterion.current{border-left-color:var(--link);background:var(--faint)}.criterion:focus{outline:none}
.criterion-title{display:grid;grid-template-columns:2.3rem 1fr;gap:.7rem;align-items:baseline;font-size:1.03rem;margin-left:-3rem}
.criterion-title .chip{width:2.3rem;font-size:.9rem}.criterion-title small{font-weight:400;margin-left:.4rem}
.meaning{font-style:italic;font-size:.88rem}
.facets{display:flex;flex-wrap:wrap;gap:.25rem 1.2rem;margin-top:.45rem;font-size:.86rem}
.grades{display:flex;align-items:center;gap:.35rem;margin-top:.6rem}.grades .why{margin-right:.3rem}
main .grade{padding:.1rem .62rem;min-width:2rem}
.pieces{margin-top:.5rem}
.pieces>li,.holders>li{display:grid;grid-template-columns:2.1rem 1fr;gap:.7rem;margin-top:.6rem}
.pieces>li.lit{box-shadow:0 0 0 6px var(--paper),0 0 0 8px var(--link);border-radius:1px;background:var(--paper)}
.pieces .linked .quote{cursor:pointer}
.pieces .chip{font-size:.75rem;min-width:0;width:1.9rem;align-self:start;margin-top:.25rem;padding:0}
.quote{line-height:1.45}
mark,.quote mark{background:var(--mark);color:var(--onmark);padding:0 .1em;border-radius:2px;-webkit-box-decoration-break:clone;box-decoration-break:clone}
mark.c0{background:var(--c0)}mark.c1{background:var(--c1)}mark.c2{background:var(--c2)}mark.c3{background:var(--c3)}mark.c4{background:var(--c4)}mark.c5{background:var(--c5)}mark.c6{background:var(--c6)}mark.c7{background:var(--c7)}
.uncounted{color:var(--muted)}.uncounted s{text-decoration-thickness:1px}
.source .place{color:var(--ink)}main button.place{border:0;padding:0;background:none;color:var(--link);text-decoration:underline;text-underline-offset:.18em;font-size:.85rem}
.source .section:not(:empty)::before,.source .why:not(:empty)::before{content:" · "}
details summary{cursor:pointer;width:fit-content}
main button.more{border:0;background:none;color:var(--link);padding:.4rem 0 0;font-size:.88rem}
.sum{margin-top:.6rem;font-size:.86rem;color:var(--muted)}
.tree ul,.tree{padding-left:1.15rem;border-left:1px solid var(--rule);margin:.2rem 0 .2rem .3rem}
.tree li{margin:.15rem 0}.value{color:var(--ink);display:inline-block;min-width:3.4em}
.documents{position:sticky;top:.8rem;height:calc(100vh - 1.6rem);display:flex;flex-direction:column;min-width:0}
.tabs,.legends{display:flex;flex-wrap:wrap;gap:.35rem;margin-bottom:.5rem}
main .tab{max-width:17rem;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
main .legend{font-size:.8rem;padding:.1rem .5rem;border-color:var(--rule);color:var(--onmark)}
.legend.c0{background:var(--c0)}.legend.c1{background:var(--c1)}.legend.c2{background:var(--c2)}.legend.c3{background:var(--c3)}.legend.c4{background:var(--c4)}.legend.c5{background:var(--c5)}.legend.c6{background:var(--c6)}.legend.c7{background:var(--c7)}
main .legend small{color:inherit}main .legend:hover{background:var(--faint);color:var(--ink)}
.sheet{flex:1;overflow:auto;padding:1.6rem 1.9rem;background:var(--sheet);color:var(--sheetink);border:1px solid var(--rule)}
.paper{max-width:44rem;font-size:.95rem;line-height:1.55;overflow-wrap:anywhere}
.block{margin:.35rem 0}.block.heading{font-weight:600;margin-top:1.1rem;font-size:1.02rem}.block.item{padding-left:1.1rem;text-indent:-.7rem}.block.header{color:var(--muted);font-size:.85rem}
.block.between{white-space:pre-line}.block.cell{display:inline-block;margin-right:1.2rem}
.page-mark{margin:1.4rem 0 .8rem;padding-top:.3rem;border-top:1px dashed var(--rule);font-size:.75rem;color:var(--muted);text-align:right}.page-mark:first-child{margin-top:0;border:0}
.paper mark{cursor:pointer}.paper s{cursor:pointer;color:var(--muted);text-decoration-thickness:1px}
.paper.some .dim{background:none;color:inherit;text-decoration:none}
.paper .lit{outline:2px solid var(--link);outline-offset:1px;border-radius:2px}
.without{margin-bottom:1rem;color:var(--muted);font-style:italic}
.timeline li{margin:.8rem 0}main .entry{border:0;background:none;padding:0;text-align:left;font-weight:600;text-decoration:underline;text-decoration-color:var(--rule);text-underline-offset:.2em}.timeline li .why{margin-left:.6rem}
.span{display:block;width:100%;height:8px;margin-top:.25rem}.span-back{fill:var(--faint)}.span-fill{fill:var(--l2)}.span-fill.work,.span-fill.research{fill:var(--l3)}.span-fill.education{fill:var(--possible)}
.overall{margin-top:2rem;padding-top:1.2rem;border-top:1px solid var(--rule)}.overall fieldset{border:0;padding:0;margin:0 0 .8rem;display:flex;flex-wrap:wrap;gap:.3rem 1.1rem;align-items:center}.overall legend{font-weight:600;padding:0;margin-bottom:.3rem}
.overall textarea{display:block;width:100%;margin:.3rem 0;resize:vertical}
.appendix{margin-top:1.8rem;font-size:.9rem}.appendix h3{margin-top:1rem;font-size:.95rem}.appendix li{margin-top:.2rem}
.criterion-part{border-top:1px solid var(--rule);padding:1.1rem 0 .4rem;margin-top:1.2rem}
.criterion-part>summary h3{display:inline;font-size:1.15rem}.criterion-part>.facets{margin-bottom:1.1rem}
.holders>li{margin-top:1.05rem;max-width:52rem}.holders .chip{align-self:start;margin-top:.1rem}.holders a{font-weight:600;color:var(--ink);text-decoration-color:var(--rule)}
.holders .pieces>li{margin-top:.3rem}
.left{margin-top:1.2rem;color:var(--muted)}
.guide{margin-top:4rem;padding-top:1.6rem;border-top:1px solid var(--rule);font-size:.92rem}.guide>p{max-width:46rem;margin:.6rem 0}
.guide h2{font-size:1.1rem}.guide h3{font-size:1rem;margin-top:1rem}
.guide dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1.2rem}.guide dt{color:var(--muted)}.guide dd{margin:0;overflow-wrap:anywhere}
`

const plots = `
.compare{border-collapse:collapse;width:100%;table-layout:fixed;min-width:44rem}
.compare th,.compare td{text-align:left;vertical-align:top;padding:.7rem .8rem .9rem 0;border-bottom:1px solid var(--rule);font-weight:400}
.compare thead th a{font:600 1.05rem/1.3 system-ui,sans-serif;color:var(--ink)}.compare thead td{width:11rem}
.compare tbody th{font-weight:600}.compare tbody th small{display:block;font-weight:400}.compare .differs th small{color:var(--warn)}
.compare .pieces>li{grid-template-columns:1fr}.compare .pieces .chip{display:none}.compare .quote{font-size:.95rem}
.compare thead button{margin-top:.4rem;font-size:.8rem;padding:.1rem .5rem}
.panel{margin:0 0 3rem}.panel>h3{font-size:1.2rem}.panel>.why{max-width:50rem;margin:.2rem 0 1rem}
.plot{display:block;width:100%;max-width:46rem}.tick{fill:var(--muted);font-size:11px}.axis{stroke:var(--ink)}.cut{stroke:var(--warn);stroke-dasharray:4 3}
.figures{border-collapse:collapse;font-size:.9rem}.figures th,.figures td{padding:.28rem .7rem .28rem 0;text-align:left;font-weight:400;vertical-align:middle;border-bottom:1px solid var(--rule)}
.figures thead th{color:var(--muted);font-size:.82rem}.figures .number{text-align:right;white-space:nowrap}.figures caption{text-align:left;color:var(--muted);padding-bottom:.4rem}
.figures .note{max-width:26rem;overflow-wrap:anywhere}.figures td small{color:var(--muted)}
.stack{display:block;width:22rem;max-width:40vw;height:14px}.fill-3{fill:var(--l3)}.fill-2{fill:var(--l2)}.fill-1{fill:var(--l1)}.fill-0{fill:var(--faint)}
.wide{width:24rem}.interval{display:block;width:24rem;max-width:40vw;height:12px}.interval-bar{fill:var(--l2)}.interval-dot{fill:var(--l3)}
.sliders{display:grid;gap:.45rem;margin-bottom:1rem;max-width:46rem;justify-items:start}.slider{display:grid;grid-template-columns:minmax(9rem,16rem) 1fr 3rem 6rem;gap:.9rem;align-items:center;width:100%;font-size:.92rem}.slider input{accent-color:var(--link);width:100%}.slider output{text-align:right}
.what-if-said{margin-bottom:.7rem;font-weight:600}.up{color:var(--strong)}.down{color:var(--warn)}
.files{display:flex;flex-wrap:wrap;gap:.6rem;align-items:center;margin:1rem 0}.said{min-height:1.5em;color:var(--warn)}
#decisions-view>p{max-width:50rem}.shortcuts{margin-top:2.4rem;font-size:.92rem}.shortcuts dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1.2rem;margin-top:.6rem}.shortcuts dd{margin:0}
kbd{font:.85em ui-monospace,monospace;padding:0 .35em;border:1px solid var(--rule);border-radius:3px}
.adder{margin-bottom:1rem}
`

/** A page is paper in the dark too, only dimmer: its colors are its own, and so are those of the marks on it. */
const pages = `
.looks{display:flex;flex-wrap:wrap;gap:.35rem;margin-bottom:.5rem}
.sheet.pictured{padding:.8rem;background:var(--faint)}
.pages{display:grid;gap:.9rem}
.page{position:relative;max-width:62rem;background:#fff;box-shadow:0 0 0 1px var(--rule)}
.sheet.large .page{width:165%;max-width:none}
.page img{display:block;width:100%;height:auto}
.page svg{position:absolute;inset:0;width:100%;height:100%;mix-blend-mode:multiply}
.spot{cursor:pointer}.spot.c0{color:#fbdf6f}.spot.c1{color:#a9d5fa}.spot.c2{color:#afe3a4}.spot.c3{color:#f8b8c6}.spot.c4{color:#fac690}.spot.c5{color:#cdbff8}.spot.c6{color:#a0e2d6}.spot.c7{color:#decba8}
.spot .ground{fill:transparent}.spot.words .ground{fill:currentColor}.spot .line{fill:currentColor}.spot.dim .line{fill:#8a857c}
.spot.passage .line{filter:saturate(1.6) brightness(.85)}
.spot.faded{opacity:0}
.page .lit{fill:none;stroke:#1b4f7d;stroke-width:1.6;pointer-events:none}
@media (prefers-color-scheme:dark){.page{filter:brightness(.84)}}
`

const narrow = `
@media (max-width:66rem){.ranking thead .level{min-width:2.9rem}.shorts{display:inline}
.ranking thead .long{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}.ranking thead .short{display:inline}}
@media (max-width:64rem){.two{grid-template-columns:1fr;gap:1.4rem}.documents{position:static;height:80vh}}
@media (max-width:46rem){
body{padding:1.6rem 1rem 3rem}h1{font-size:1.6rem}
.ranking,.ranking thead,.ranking tbody{display:block}.scroll{overflow:visible}
.ranking thead tr{display:flex;flex-wrap:wrap;gap:.2rem .9rem;border-bottom:1.5px solid var(--ink);padding-bottom:.4rem}
.ranking thead th{border:0;padding:0;min-width:0!important;width:auto!important}main .ranking button.sort{min-height:1.6rem;min-width:1.6rem}
.ranking tbody .row{display:flex;flex-wrap:wrap;gap:.3rem;position:relative;padding:.85rem 0 .85rem 3.2rem;border-bottom:1px solid var(--rule)}
.ranking tbody .row>*{border:0;padding:0}.ranking tbody .rank{position:absolute;left:0;top:.85rem;padding-left:.3rem!important}
.ranking tbody .name{flex:1 1 8rem;width:auto;min-width:0}.ranking tbody .points{flex:0 0 4.2rem;min-width:0!important}
.ranking tbody .band-cell{flex:0 0 100%;font-size:.85rem;margin-bottom:.1rem}.ranking tbody .level{flex:0 0 auto;min-width:0}
.best{display:none}.mark-flag,.mark-ask{display:block;margin:0}

.two{grid-template-columns:1fr;gap:1.4rem}.documents{position:static;height:auto;order:2}.sheet{max-height:75vh;padding:1rem}
.criterion{padding-left:.8rem}.criterion-title{margin-left:0}.pick{width:auto;padding:0}.ranking thead .pick{display:none}.ranking tbody .pick{position:absolute;right:.2rem;top:.9rem}
.views{gap:1rem;overflow-x:auto;white-space:nowrap}.slider{grid-template-columns:1fr 3rem}.slider input{grid-row:2}.slider small{display:none}
.chip i{display:inline;font-style:normal;opacity:.85;margin-right:.3em;font-size:.9em}
.guide dl{grid-template-columns:1fr}.guide dd{margin-bottom:.4rem}
}
`

const paper = `
@media print{
@page{margin:18mm 16mm}
:root{--paper:#fff;--ink:#000;--muted:#444;--rule:#bbb;--faint:#fff;--link:#000;--l1:#e3ebf2;--on1:#000;--l2:#a9c6dd;--on2:#000;--l3:#245a87;--on3:#fff;--mark:#f6e3a0;--onmark:#000;
--c0:#f6e3a0;--c1:#cde6fb;--c2:#d3efcd;--c3:#fbd7df;--c4:#fcdfc3;--c5:#e3dbfb;--c6:#c9f0e9;--c7:#ecdfc6;--sheet:#fff;--sheetink:#000;
--strong:#1f6f54;--possible:#7a5200;--weak:#555;--unread:#7a2f62;--warn:#7a3410;--warnpaper:#fff;--needpaper:#fff;color-scheme:light}
body{max-width:none;padding:0;font-size:10pt}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.views,.controls,.compare-bar,.pick,.move,.tabs,.looks,.legends,.files,.shortcuts,.more,noscript,main button:not(.place):not(.sort):not(.entry):not(.grade):not([aria-pressed=true]){display:none!important}
.grade[aria-pressed=false],.grades:not(:has([aria-pressed=true])){display:none!important}
.two{display:block}.documents{position:static;height:auto;display:block;break-before:page}.sheet{overflow:visible;border:0;padding:0}
.js #people-view>h2{position:static;width:auto;height:auto;clip-path:none}
#people-view{margin-top:1.5rem}
.sheet.pictured{padding:0}.sheet.large .page{width:100%}.page{filter:none;break-inside:avoid;box-shadow:0 0 0 1px #bbb}.page .lit{display:none}
details::details-content{content-visibility:visible!important;display:block!important}
a{color:inherit;text-decoration:none}
.scroll{overflow:visible;margin:0;padding:0}.ranking{font-size:9pt}
.ranking td,.ranking tbody th{padding-top:.35rem;padding-bottom:.35rem}
.ranking thead{display:table-header-group}
.ranking .row,.pieces>li,.holders>li,.flags,.needs li{break-inside:avoid}
.ranking .name{min-width:8rem}.best .words{max-width:11rem}
.ranking thead .level{min-width:2.2rem}.ranking thead .long{display:none}.ranking thead .short{display:inline}
.criterion-title,.meaning,h2,h3,.facts{break-after:avoid}
.person{break-before:page;border:0;margin:0;padding:0}
.criterion{padding-left:0;max-width:none;border:0}.criterion-title{margin-left:0}.printed-pieces li{margin-top:.4rem;break-inside:avoid}
.tree{font-size:8pt;break-inside:avoid}.shorts{display:inline}
}
`

/** All rules, in the order in which they override each other. */
export const style = [colors, base, head, form, table, person, plots, pages, narrow, paper].join('')
