/** The page's style: a serif report with tabular figures, light and dark, narrow and wide, and on paper. */

/** Colors meet WCAG AA on their ground; the heat strip runs in one hue, so that it survives gray printing. */
const colors = `
:root{color-scheme:light dark;--paper:#fdfcfa;--ink:#1d1c1a;--muted:#5f5c56;--rule:#dedad2;--faint:#f5f2ec;--link:#1b4f7d;
--l1:#dfe9f1;--on1:#23313d;--l2:#9bbdd8;--on2:#12212e;--l3:#245a87;--on3:#fff;--mark:#fdecb0;--onmark:#1d1c1a;
--strong:#1f6f54;--possible:#946300;--weak:#6d6a64;--unread:#8b3a72;--warn:#8a3b12;--warnpaper:#fbf1e8;--needpaper:#f8eef5}
@media (prefers-color-scheme:dark){:root{--paper:#17181a;--ink:#e9e6e0;--muted:#a5a29b;--rule:#36373b;--faint:#1f2124;--link:#8fc1ec;
--l1:#22303c;--on1:#c9d9e6;--l2:#35597a;--on2:#fff;--l3:#a4cdf0;--on3:#0e1d2a;--mark:#57490f;--onmark:#fff6d8;
--strong:#6cc7a4;--possible:#e0b153;--weak:#a5a29b;--unread:#dd93c4;--warn:#eda777;--warnpaper:#2a211b;--needpaper:#2a1f27}}
`

const base = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-behavior:smooth}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}*{transition:none!important}}
body{margin:0 auto;max-width:78rem;padding:3rem 1.5rem 5rem;background:var(--paper);color:var(--ink);
font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",sans-serif;font-variant-numeric:tabular-nums}
h1,h2,h3,.quote,.lead,.best .words{font-family:"Iowan Old Style","Palatino Linotype",Palatino,"URW Palladio L",P052,Charter,"Source Serif 4",Georgia,serif}
h1{font-size:2.1rem;line-height:1.15;font-weight:600;margin:.1em 0 .6em;text-wrap:balance}
h2{font-size:1.35rem;font-weight:600;margin:0 0 .8rem}
h3{font-size:1.3rem;font-weight:600;margin:0}
h4,h5{font-size:.95rem;font-weight:600;margin:0}
h5{color:var(--muted);font-weight:500;margin:1rem 0 .3rem}
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
.needs{margin-top:2.2rem;padding:1.1rem 1.3rem;background:var(--needpaper);border-left:3px solid var(--unread)}
.needs h2{margin-bottom:.2rem}.needs li{margin-top:.9rem}.needs li p{font-size:.93rem}.hint::before{content:"→ "}
.views{display:flex;gap:1.6rem;margin:2.4rem 0 1.8rem;border-bottom:1px solid var(--rule)}
.views a{padding:.4rem 0;color:var(--muted);text-decoration:none;margin-bottom:-1px}
.views a:hover{color:var(--ink)}
.views a[aria-current]{color:var(--ink);border-bottom:2px solid var(--ink)}
.js #people-view>h2{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
`

const form = `
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
.ranking .row.open>*{background:var(--faint);border-bottom-color:transparent}
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
.sort{font:inherit;color:inherit;background:none;border:0;padding:0;text-align:inherit}
button.sort{cursor:pointer}button.sort:hover{color:var(--ink)}
[aria-sort] .sort{color:var(--ink);font-weight:600}
[aria-sort=ascending] .sort::after{content:" ↑"}[aria-sort=descending] .sort::after{content:" ↓"}
.chip{display:inline-block;min-width:2.1em;padding:.12em .3em;border-radius:3px;text-align:center;font-size:.85rem;line-height:1.4}
.chip b{font-weight:500}.chip.small{font-size:.75rem;min-width:1.8em;padding:0 .25em}
.l0{color:var(--muted);box-shadow:inset 0 0 0 1px var(--rule)}.l1{background:var(--l1);color:var(--on1)}
.l2{background:var(--l2);color:var(--on2)}.l3{background:var(--l3);color:var(--on3)}
.row .chip{display:block}
.key{margin-top:.9rem}.key .chip{margin:0 .2em 0 .8em;min-width:1.9em;padding:0;font-size:.78rem}.key .chip:first-child{margin-left:0}
.shorts{display:none}.scroll:has(.many)+.key .shorts{display:inline}
.detail>td{padding:0 .5rem 1.6rem;background:var(--faint)}
`

const person = `
.js .people .person{display:none}
.person{border-top:1px solid var(--rule);padding-top:1.8rem;margin-top:2.6rem}
.detail .person{border:0;margin:0;padding:.4rem 0 0}.detail .person h3{display:none}
.facts{margin-top:.15rem}
.ask{margin-top:.8rem;color:var(--warn);font-size:.93rem}
.flags{margin-top:1rem;padding:.8rem 1rem;background:var(--warnpaper);border-left:3px solid var(--warn);font-size:.92rem}
.flags p{margin-top:.4rem;color:var(--muted);font-size:.82rem}.flags li{margin-top:.3rem}
.criterion{margin-top:1.7rem;padding-left:3rem;max-width:52rem}
.criterion h4{display:flex;flex-wrap:wrap;align-items:baseline;gap:0 .7rem;font-size:1.03rem;margin-left:-3rem}
.criterion h4 .chip{width:2.3rem;font-size:.9rem}.criterion h4 small{font-weight:400}
.meaning{font-style:italic;font-size:.88rem}
.facets{display:flex;flex-wrap:wrap;gap:.25rem 1.2rem;margin-top:.45rem;font-size:.88rem}
.pieces{margin-top:.5rem}
.pieces>li,.holders>li{display:grid;grid-template-columns:2.1rem 1fr;gap:.7rem;margin-top:.6rem}
.pieces .chip{font-size:.75rem;min-width:0;width:1.9rem;align-self:start;margin-top:.25rem;padding:0}
.quote{line-height:1.45}
.quote mark{background:var(--mark);color:var(--onmark);padding:0 .1em;border-radius:2px;-webkit-box-decoration-break:clone;box-decoration-break:clone}
.uncounted{color:var(--muted)}.uncounted s{text-decoration-thickness:1px}
.source .place{color:var(--ink)}.source .section::before,.source .why::before{content:"· "}
details summary{cursor:pointer;width:fit-content}
.more,.sum{margin-top:.6rem;font-size:.88rem;color:var(--muted)}.more .pieces{color:var(--ink);font-size:1rem}
.tree ul,.tree{padding-left:1.15rem;border-left:1px solid var(--rule);margin:.2rem 0 .2rem .3rem}
.tree li{margin:.15rem 0}.value{color:var(--ink);display:inline-block;min-width:3.4em}
.appendix{margin-top:1.8rem;font-size:.9rem}.appendix h4{margin-top:1rem}.appendix li{margin-top:.2rem}
.criterion-part{border-top:1px solid var(--rule);padding:1.1rem 0 .4rem;margin-top:1.6rem}
.criterion-part>summary h3{display:inline}.criterion-part>.facets{margin-bottom:1.1rem}
.holders>li{margin-top:1.05rem;max-width:52rem}.holders .chip{align-self:start;margin-top:.1rem}.holders a{font-weight:600;color:var(--ink);text-decoration-color:var(--rule)}
.holders .quote{margin-top:.3rem}
.guide{margin-top:4rem;padding-top:1.6rem;border-top:1px solid var(--rule);font-size:.92rem}.guide>p{max-width:46rem;margin:.6rem 0}
.guide h2{font-size:1.1rem}.guide h3{font-size:1rem;margin-top:1rem}
.guide dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1.2rem}.guide dt{color:var(--muted)}.guide dd{margin:0;overflow-wrap:anywhere}
`

const narrow = `
@media (max-width:66rem){.ranking thead .level{min-width:2.9rem}.shorts{display:inline}
.ranking thead .long{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}.ranking thead .short{display:inline}}
@media (max-width:46rem){
body{padding:1.6rem 1rem 3rem}h1{font-size:1.6rem}
.ranking,.ranking thead,.ranking tbody{display:block}.scroll{overflow:visible}
.ranking thead tr{display:flex;flex-wrap:wrap;gap:.2rem .9rem;border-bottom:1.5px solid var(--ink);padding-bottom:.4rem}
.ranking thead th{border:0;padding:0;min-width:0!important;width:auto!important}
.ranking tbody .row{display:flex;flex-wrap:wrap;gap:.3rem;position:relative;padding:.85rem 0 .85rem 3.2rem;border-bottom:1px solid var(--rule)}
.ranking tbody .row>*{border:0;padding:0}.ranking tbody .rank{position:absolute;left:0;top:.85rem;padding-left:.3rem!important}
.ranking tbody .name{flex:1 1 8rem;width:auto;min-width:0}.ranking tbody .points{flex:0 0 4.2rem;min-width:0!important}
.ranking tbody .band-cell{flex:0 0 100%;font-size:.85rem;margin-bottom:.1rem}.ranking tbody .level{flex:0 0 auto;min-width:0}
.best{display:none}.mark-flag,.mark-ask{display:block;margin:0}
.ranking tbody .row.open{background:var(--faint)}
.ranking .detail,.ranking .detail>td{display:block}.ranking .detail>td{padding:.2rem .8rem 1.2rem}
.criterion{padding-left:0}.criterion h4{margin-left:0}
.chip i{display:inline;font-style:normal;opacity:.85;margin-right:.3em;font-size:.9em}
.guide dl{grid-template-columns:1fr}.guide dd{margin-bottom:.4rem}
}
`

const paper = `
@media print{
@page{margin:18mm 16mm}
:root{--paper:#fff;--ink:#000;--muted:#444;--rule:#bbb;--faint:#fff;--link:#000;--l1:#e3ebf2;--on1:#000;--l2:#a9c6dd;--on2:#000;--l3:#245a87;--on3:#fff;--mark:#f6e3a0;--onmark:#000;
--strong:#1f6f54;--possible:#7a5200;--weak:#555;--unread:#7a2f62;--warn:#7a3410;--warnpaper:#fff;--needpaper:#fff;color-scheme:light}
body{max-width:none;padding:0;font-size:10pt}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.views,.controls,.more>summary,.sum>summary{display:none!important}
.js .people .person{display:block}
:root:not(.js) #criteria-view{display:none}
.js #people-view>h2{position:static;width:auto;height:auto;clip-path:none}
#people-view{margin-top:1.5rem}
details::details-content{content-visibility:visible!important;display:block!important}
details>*{display:revert}
a{color:inherit;text-decoration:none}
.scroll{overflow:visible;margin:0;padding:0}.ranking{font-size:9pt}
.ranking td,.ranking tbody th{padding-top:.35rem;padding-bottom:.35rem}
.ranking thead{display:table-header-group}
.ranking .row,.pieces>li,.holders>li,.flags,.needs li{break-inside:avoid}
.ranking .name{min-width:8rem}.best .words{max-width:11rem}
.ranking thead .level{min-width:2.2rem}.ranking thead .long{display:none}.ranking thead .short{display:inline}
.criterion h4,.meaning,h2,h3,h5,.facts{break-after:avoid}
.person{break-before:page;border:0;margin:0;padding:0}
.criterion{padding-left:0;max-width:none}.criterion h4{margin-left:0}
.tree{font-size:8pt;break-inside:avoid}.shorts{display:inline}
}
`

/** All rules, in the order in which they override each other. */
export const style = [colors, base, head, form, table, person, narrow, paper].join('')
