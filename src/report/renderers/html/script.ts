/** The packet's script, made of src/packet/ by `npm run packet`: not to be edited here. */

export const script = `(function() {
	function pointsText(points) {
		return points === null ? "–" : points.toFixed(1);
	}
	function tiedRanks(applications) {
		const seen = new Set();
		const tied = new Set();
		for (const { rank } of applications) {
			if (rank === null) continue;
			if (seen.has(rank)) tied.add(rank);
			seen.add(rank);
		}
		return tied;
	}
	function rankText(rank, tied) {
		if (rank === null) return "–";
		return tied.has(rank) ? \`\${rank}=\` : String(rank);
	}
	function placeText({ page, line }) {
		if (page !== null) return line === null ? \`p\${page}\` : \`p\${page}:\${line}\`;
		return line === null ? "–" : \`l.\${line}\`;
	}
	function fileName(path) {
		return path.slice(path.lastIndexOf("/") + 1) || path;
	}
	function countText(count, noun) {
		return \`\${count} \${noun}\${count === 1 ? "" : "s"}\`;
	}
	// src/report/escape.ts
	const UNSEEN_CLASS = [
		{
			ranges: "\\\\u{0}-\\\\u{1F}",
			reason: "C0: ESC starts terminal commands, CR overwrites the line"
		},
		{
			ranges: "\\\\u{7F}-\\\\u{9F}",
			reason: "DEL and C1: U+009B is a one-character CSI"
		},
		{
			ranges: "\\\\u{61C}\\\\u{200E}\\\\u{200F}\\\\u{202A}-\\\\u{202E}\\\\u{2066}-\\\\u{206F}",
			reason: "bidi controls reorder text"
		},
		{
			ranges: "\\\\u{115F}\\\\u{1160}\\\\u{180E}\\\\u{3164}\\\\u{FFA0}",
			reason: "fillers look like nothing"
		},
		{
			ranges: "\\\\u{200B}-\\\\u{200D}\\\\u{2060}-\\\\u{2065}\\\\u{FEFF}",
			reason: "zero-width"
		},
		{
			ranges: "\\\\u{2028}\\\\u{2029}\\\\u{FFF9}-\\\\u{FFFB}",
			reason: "separators and interlinear marks"
		},
		{
			ranges: "\\\\u{D800}-\\\\u{DFFF}",
			reason: "lone surrogates have no UTF-8"
		},
		{
			ranges: "\\\\u{E0000}-\\\\u{E0FFF}",
			reason: "tag characters and supplementary variation selectors carry hidden text"
		}
	].map((each) => each.ranges).join("");
	const UNSEEN_PATTERN = new RegExp(\`[\${UNSEEN_CLASS}]\`, "gu");
	new RegExp(\`^[\\\\s\${UNSEEN_CLASS}]+\`, "u");
	const LINE_ENDS = /[\\u{AD}\\n\\t]/u;
	const PRINTABLE = /^[ -~]*$/;
	function oneLine(text) {
		if (!LINE_ENDS.test(text)) return text;
		return text.replaceAll("­", "").replace(/\\s*(?:\\r?\\n|\\t)\\s*/gu, " ");
	}
	function showCodePoint(character) {
		return \`\\\\u{\${(character.codePointAt(0) ?? 0).toString(16)}}\`;
	}
	function safeForTerminal(text) {
		return PRINTABLE.test(text) ? text : text.replace(UNSEEN_PATTERN, showCodePoint);
	}
	// src/packet/dom.ts
	function visible(text) {
		return text.replaceAll("­", "").split("\\n").map((line) => safeForTerminal(line.replaceAll("	", " "))).join("\\n");
	}
	function el(tag, attributes, ...children) {
		const element = document.createElement(tag);
		setAll(element, attributes);
		append(element, children);
		return element;
	}
	function svg(tag, attributes, ...children) {
		const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
		setAll(element, attributes);
		append(element, children);
		return element;
	}
	function setAll(element, attributes) {
		for (const [name, value] of Object.entries(attributes)) {
			if (value === null || value === false) continue;
			element.setAttribute(name, value === true ? "" : visible(String(value)));
		}
	}
	function append(element, children) {
		for (const child of children.flat(9)) {
			if (child === null || child === void 0) continue;
			element.append(child instanceof Node ? child : visible(String(child)));
		}
	}
	function button(label, action, attributes = {}) {
		const element = el("button", {
			type: "button",
			...attributes
		}, label);
		element.addEventListener("click", action);
		return element;
	}
	function byId(id) {
		const element = document.getElementById(id);
		if (element === null) throw new Error(\`the page has no #\${id}\`);
		return element;
	}
	function spoken(text) {
		return el("span", { class: "sr" }, text);
	}
	// src/model/rubric.ts
	const LEVEL_NAMES = [
		"none found",
		"mentioned",
		"used",
		"demonstrated"
	];
	// src/report/renderers/html/data.ts
	const BLOCK_KINDS = [
		"heading",
		"paragraph",
		"item",
		"cell",
		"header"
	];
	const POLARITIES = [
		"affirmed",
		"negated",
		"hoped",
		"other",
		"rejected"
	];
	const LOOKS = [
		"words",
		"passage",
		"dim"
	];
	// src/report/words.ts
	const POLARITY_REASONS = {
		affirmed: "counted",
		negated: "said of what the person has not done",
		hoped: "hoped for or planned, not done yet",
		other: "about someone or something else",
		rejected: "the words mean something else here"
	};
	// src/packet/figures.ts
	function chip(level, attributes = {}) {
		const known = level ?? 0;
		const name = level === null ? "not read" : LEVEL_NAMES[known] ?? "";
		return el("span", { class: \`chip l\${known}\${attributes.small === true ? " small" : ""}\` }, el("b", { "aria-hidden": "true" }, known === 0 ? "–" : known), spoken(name));
	}
	function levelName(level) {
		return LEVEL_NAMES[level] ?? "";
	}
	function facts(person) {
		const { band, rankText, low, high, points, topK } = person;
		if (band === "unread") return el("p", { class: "facts" }, bandMark(band), " · not ranked");
		const interval = low !== null && low !== high ? \` (\${low}–\${high})\` : "";
		const chances = Object.entries(topK ?? {}).map(([k, chance]) => \` · \${Math.round(chance * 100)} % among the first \${k}\`);
		return el("p", { class: "facts" }, bandMark(band), \` · rank \${rankText}\${interval} · \${pointsText(points)} points\`, chances);
	}
	function bandMark(band) {
		return el("span", { class: \`band band-\${band}\` }, band);
	}
	function placeOf({ details }, { document, page, line }) {
		const place = placeText({
			page: page === 0 ? null : page,
			line: line === 0 ? null : line
		});
		return details.documents.length > 1 ? \`\${fileName(details.documents[document]?.path ?? "")} \${place}\` : place;
	}
	function reasonOf({ polarity, note, term }) {
		return [term, polarity === 0 ? note : [POLARITY_REASONS[POLARITIES[polarity] ?? "affirmed"], note].filter(Boolean).join(": ")].filter(Boolean).join(" · ");
	}
	function quotation(finding) {
		const { before, exact, after, polarity, criterion } = finding;
		const words = polarity === 0 ? el("mark", { class: hue(criterion) }, exact) : el("s", {}, exact);
		return el("p", { class: polarity === 0 ? "quote" : "quote uncounted" }, el("bdi", {}, before, words, after));
	}
	const hues = 8;
	function hue(criterion) {
		return \`c\${criterion % hues}\`;
	}
	// src/packet/sentence.ts
	const longest = 180;
	const SENTENCE_END = /(?<!\\b\\p{Lu})[.!?](?=\\s+[\\p{Lu}\\p{N}("“])/gu;
	function sentenceAround(text, blocks, { start, end }) {
		const [from, to] = blockAround(blocks, start, text.length);
		const first = Math.max(from, start - longest);
		const last = Math.min(Math.max(to, end), end + longest);
		const before = [...text.slice(first, start).matchAll(SENTENCE_END)].at(-1);
		const after = text.slice(end, last).search(SENTENCE_END);
		const begin = before === void 0 ? first : first + before.index + 1;
		const stop = after < 0 ? last : end + after + 1;
		return {
			start: begin + leadingBlanks(text.slice(begin, start)),
			end: stop,
			isCutBefore: before === void 0 && first > from,
			isCutAfter: after < 0 && last < to
		};
	}
	function leadingBlanks(text) {
		return text.length - text.trimStart().length;
	}
	function blockAround(blocks, offset, length) {
		for (let index = 0; index < blocks.length; index += 3) {
			const [start = 0, end = 0] = [blocks[index + 1], blocks[index + 2]];
			if (start <= offset && offset < end) return [start, end];
		}
		return [0, length];
	}
	// src/packet/run.ts
	const run = JSON.parse(document.getElementById("report-data")?.textContent ?? "");
	function said(phrase) {
		if (typeof phrase === "number") return run.phrases[phrase] ?? "";
		return phrase.map((each) => run.phrases[each] ?? "").join("; ");
	}
	const opened = new Map();
	function personOf(index) {
		const known = opened.get(index);
		if (known !== void 0) return known;
		const text = document.getElementById(\`person-\${index}-data\`)?.textContent;
		if (text === void 0 || text === null) return null;
		const details = JSON.parse(text);
		const person = {
			index,
			details,
			findings: findingsOf(details)
		};
		opened.set(index, person);
		return person;
	}
	function pagesOf(index) {
		const text = document.getElementById(\`person-\${index}-pages\`)?.textContent;
		return text === void 0 || text === null ? null : JSON.parse(text);
	}
	function findingsOf(details) {
		const findings = [];
		for (const [criterion, { evidence }] of details.criteria.entries()) for (const each of evidence) {
			const [, term, level, polarity, note, document, start, end, page, line, section, ...quote] = each;
			const text = details.documents[document];
			findings.push({
				index: findings.length,
				criterion,
				level,
				polarity,
				document,
				start,
				end,
				page,
				line,
				term: said(term),
				note: said(note),
				section: said(section),
				...wordsOf(text, start, end, quote),
				isInText: quote.length === 0
			});
		}
		return findings;
	}
	function wordsOf(document, start, end, [prefix = "", exact = "", suffix = ""]) {
		const text = document?.text ?? null;
		if (exact !== "" || text === null || document === void 0) return {
			before: prefix === "" ? "" : \`…\${oneLine(prefix)}\`,
			exact: oneLine(exact),
			after: \`\${oneLine(suffix)}…\`
		};
		const sentence = sentenceAround(text, document.blocks, {
			start,
			end
		});
		return {
			before: \`\${sentence.isCutBefore ? "…" : ""}\${oneLine(text.slice(sentence.start, start))}\`,
			exact: oneLine(text.slice(start, end)),
			after: \`\${oneLine(text.slice(end, sentence.end))}\${sentence.isCutAfter ? "…" : ""}\`
		};
	}
	function searchTextOf(index) {
		const texts = (personOf(index)?.details)?.documents.map(({ text }) => text ?? "") ?? [];
		const quotes = texts.some((text) => text !== "") ? [] : (personOf(index)?.findings ?? []).map(quoteOf);
		return [
			run.people[index]?.name ?? "",
			...texts,
			...quotes
		].join("\\n").toLowerCase().replace(/\\s+/g, " ");
	}
	function quoteOf({ before, exact, after }) {
		return \`\${before}\${exact}\${after}\`;
	}
	// src/packet/what-if.ts
	function rerank({ people, criteria, bands }, weights) {
		const sum = weights.reduce((total, each) => total + each, 0);
		const sorted = people.flatMap((person, index) => {
			if (person.points === null) return [];
			const points = pointsOf(person, weights, sum);
			return [{
				index,
				points,
				band: bands === null ? person.band : bandOf(person, points, {
					criteria,
					bands
				})
			}];
		}).toSorted((a, b) => b.points - a.points || a.index - b.index);
		let rank = 1;
		return sorted.map((each, index) => {
			if (each.points !== sorted[index - 1]?.points) rank = index + 1;
			return {
				...each,
				rank
			};
		});
	}
	function pointsOf({ scores }, weights, sum) {
		const parts = scores.map((score, index) => Math.floor(1e3 * (weights[index] ?? 0) * score / sum + 1e-6) / 10);
		return Math.round(parts.reduce((total, each) => total + each, 0) * 10) / 10;
	}
	function bandOf({ levels }, points, { criteria, bands }) {
		const caps = criteria.flatMap(({ gate }, index) => gate !== null && (levels[index] ?? 0) < gate.level ? [gate.cap] : []);
		const byPoints = points >= bands.strong ? "strong" : points >= bands.possible ? "possible" : "weak";
		if (caps.includes("weak")) return "weak";
		return caps.includes("possible") && byPoints === "strong" ? "possible" : byPoints;
	}
	// src/packet/batch.ts
	const shownPeople$1 = 60;
	function showBatch() {
		const view = byId("batch-view");
		if (view.children.length > 1) return;
		const read = run.people.filter(({ points }) => points !== null);
		if (read.length === 0) {
			view.append(el("p", {}, "Nothing could be read, so there is nothing to show."));
			return;
		}
		view.append(distribution(read), coverage(read), stability(read), whatIf());
	}
	function panel(title, explanation, ...children) {
		return el("section", { class: "panel" }, el("h3", {}, title), el("p", { class: "why" }, explanation), children);
	}
	const binCount = 20;
	function distribution(read) {
		const bins = Array.from({ length: binCount }, (_, index) => read.filter(({ points }) => Math.min(19, Math.floor((points ?? 0) * binCount / 100)) === index));
		const most = Math.max(...bins.map((bin) => bin.length));
		const [width, height] = [600, 160];
		const step = width / binCount;
		const bars = bins.flatMap((bin, index) => {
			const tall = bin.length / most * (height - 24);
			const x = index * step;
			if (bin.length === 0) return [];
			return [svg("rect", {
				class: "bar-fill",
				x: x + 2,
				y: height - tall,
				width: step - 4,
				height: tall
			}), svg("text", {
				class: "tick",
				x: x + step / 2,
				y: height - tall - 5,
				"text-anchor": "middle"
			}, bin.length)];
		});
		const lines = (run.bands === null ? [] : [run.bands.strong, run.bands.possible]).flatMap((cut) => [svg("line", {
			class: "cut",
			x1: cut * 6,
			x2: cut * 6,
			y1: 0,
			y2: height
		})]);
		const ticks = [
			0,
			20,
			40,
			60,
			80,
			100
		].map((tick) => svg("text", {
			class: "tick",
			x: tick * 6,
			y: height + 16,
			"text-anchor": tick === 0 ? "start" : tick === 100 ? "end" : "middle"
		}, tick));
		const told = bins.flatMap((bin, index) => bin.length === 0 ? [] : [\`\${index * 5} to \${index * 5 + 5}: \${bin.length}\`]);
		const cutText = run.bands === null ? "" : \` Lines: strong from \${run.bands.strong}, possible from \${run.bands.possible}; gates may cap the band.\`;
		return panel("Points", \`\${countText(read.length, "person").replace("persons", "people")} by points, 0 to 100.\${cutText}\`, svg("svg", {
			class: "plot",
			viewBox: \`0 0 \${width} \${height + 22}\`,
			role: "img",
			"aria-label": \`People by points. \${told.join("; ")}\`
		}, bars, lines, svg("line", {
			class: "axis",
			x1: 0,
			x2: width,
			y1: height,
			y2: height
		}), ticks));
	}
	function coverage(read) {
		const rows = run.criteria.map(({ label }, criterion) => {
			const counts = [
				3,
				2,
				1,
				0
			].map((level) => ({
				level,
				count: read.filter(({ levels }) => levels[criterion] === level).length
			}));
			let x = 0;
			const parts = counts.map(({ level, count }) => {
				const part = svg("rect", {
					class: \`fill-\${level}\`,
					x,
					width: count,
					height: 1
				});
				x += count;
				return part;
			});
			const told = counts.map(({ level, count }) => \`\${count} \${levelName(level)}\`).join(", ");
			return el("tr", {}, el("th", { scope: "row" }, label), el("td", {}, svg("svg", {
				class: "stack",
				viewBox: \`0 0 \${read.length} 1\`,
				preserveAspectRatio: "none",
				"aria-hidden": "true"
			}, parts)), counts.map(({ count }) => el("td", { class: "number" }, count)), el("td", { class: "sr" }, told));
		});
		return panel("Coverage", "How many people are at each level of each criterion. A criterion that nearly everybody or nobody meets tells few apart.", figureTable([
			"Criterion",
			"Share",
			...[
				3,
				2,
				1,
				0
			].map((level) => chip(level, { small: true }))
		], el("tbody", {}, rows)));
	}
	function stability(read) {
		const shown = read.slice(0, shownPeople$1);
		const ks = Object.keys(read[0]?.topK ?? {});
		const most = Math.max(2, ...shown.map(({ high, rank }) => high ?? rank ?? 1));
		const at = (rank) => (rank - 1) / (most - 1) * 96 + 2;
		const rows = shown.map((person) => {
			const { name, rank, low, high, topK } = person;
			const bar = svg("svg", {
				class: "interval",
				viewBox: "0 0 100 8",
				preserveAspectRatio: "none",
				"aria-hidden": "true"
			}, svg("rect", {
				class: "interval-bar",
				x: at(low ?? rank ?? 1),
				width: Math.max(.6, at(high ?? rank ?? 1) - at(low ?? rank ?? 1)),
				y: 2.5,
				height: 3
			}), svg("rect", {
				class: "interval-dot",
				x: at(rank ?? 1) - .5,
				width: 1,
				y: 0,
				height: 8
			}));
			const chances = ks.map((k) => el("td", { class: "number" }, \`\${Math.round((topK?.[k] ?? 0) * 100)} %\`));
			const index = run.people.indexOf(person);
			return el("tr", {}, el("td", { class: "number" }, person.rankText), el("th", { scope: "row" }, el("a", { href: \`#person-\${index}\` }, el("bdi", {}, name))), el("td", { class: "wide" }, bar), el("td", { class: "number" }, \`\${low ?? rank}–\${high ?? rank}\`), chances);
		});
		const heads = [
			"Rank",
			"Name",
			\`1 to \${most}\`,
			"Interval",
			...ks.map((k) => \`First \${k}\`)
		];
		return panel("How far the ranks can be trusted", \`Each bar spans the ranks in which \${Math.round((run.confidence ?? .9) * 100)} % of the draws leave a person, when weights change a little and levels are off by one now and then. People whose bars overlap cannot be told apart by these points.\${read.length - shown.length > 0 ? \` The first \${shownPeople$1} are shown.\` : ""}\`, figureTable(heads, el("tbody", {}, rows)));
	}
	function figureTable(heads, body) {
		return el("div", { class: "scroll" }, el("table", { class: "figures" }, el("thead", {}, el("tr", {}, heads.map((each) => el("th", { scope: "col" }, each)))), body));
	}
	function whatIf() {
		const weights = run.criteria.map(({ weight }) => weight);
		const most = Math.max(...weights) * 3;
		const body = el("tbody", {});
		const said = el("p", {
			class: "what-if-said",
			role: "status"
		});
		const sliders = run.criteria.map(({ label, weight }, criterion) => {
			const out = el("output", {}, weight);
			const slider = el("input", {
				type: "range",
				min: 0,
				max: most,
				step: most / 60,
				value: weight,
				"aria-label": \`Weight of \${label}\`
			});
			slider.addEventListener("input", () => {
				weights[criterion] = Number(slider.value);
				out.textContent = String(Number(slider.value).toFixed(2)).replace(/\\.?0+$/, "");
				update();
			});
			return {
				slider,
				out,
				weight,
				row: el("label", { class: "slider" }, el("span", {}, label), slider, out, el("small", {}, \`rubric: \${weight}\`))
			};
		});
		const reset = button("Back to the rubric’s weights", () => {
			for (const [criterion, { slider, out, weight }] of sliders.entries()) {
				slider.value = String(weight);
				out.textContent = String(weight);
				weights[criterion] = weight;
			}
			update();
		});
		function update() {
			if (weights.every((each) => each === 0)) {
				said.textContent = "All weights are 0: give one of them some.";
				return;
			}
			const isRubric = run.criteria.every(({ weight }, criterion) => weights[criterion] === weight);
			const ranked = rerank(run, weights);
			const moved = ranked.filter(({ index, rank }) => rank !== run.people[index]?.rank).length;
			said.textContent = isRubric ? "These are the rubric’s weights: nothing moves." : \`What if: \${moved} of \${ranked.length} would have another rank. The report stays as it is; to change it, edit the rubric and say why.\`;
			const tied = tiedRanks(ranked);
			body.replaceChildren(...ranked.slice(0, shownPeople$1).map((each) => movedRow(each, rankText(each.rank, tied))));
		}
		update();
		return panel("What the weights do", "Move a slider to see the ranking under other weights. This is a what-if: it changes nothing in the report, and is kept nowhere.", el("div", { class: "sliders" }, sliders.map(({ row }) => row), reset), said, figureTable([
			"Rank",
			"Moved",
			"Name",
			"Points",
			"Band"
		], body));
	}
	function movedRow({ index, rank, points, band }, shownRank) {
		const before = run.people[index];
		const step = (before?.rank ?? rank) - rank;
		const moved = step === 0 ? el("td", { class: "number" }, "") : el("td", { class: \`number \${step > 0 ? "up" : "down"}\` }, \`\${step > 0 ? "↑" : "↓"} \${Math.abs(step)}\`);
		const wasBand = before?.band === band ? null : el("small", {}, \` was \${before?.band}\`);
		return el("tr", {}, el("td", { class: "number" }, shownRank), moved, el("th", { scope: "row" }, el("bdi", {}, before?.name)), el("td", { class: "number" }, pointsText(points)), el("td", {}, bandMark(band), wasBand));
	}
	// src/packet/evidence-list.ts
	const shownPieces$2 = 5;
	function criterionSection({ person, criterion, onPick, below }) {
		const about = run.criteria[criterion];
		const score = person.details.criteria[criterion];
		const level = run.people[person.index]?.levels[criterion] ?? 0;
		const own = person.findings.filter((each) => each.criterion === criterion);
		const counting = own.filter(({ polarity }) => polarity === 0);
		const others = own.filter(({ polarity }) => polarity !== 0);
		const meta = \`\${levelName(level)} · \${pointsText(score?.points ?? 0)} points · \${about?.importance ?? ""}\`;
		return el("section", {
			class: "criterion",
			id: \`criterion-\${criterion}\`,
			tabindex: -1
		}, el("h3", { class: "criterion-title" }, chip(level), el("span", {}, about?.label, " ", el("small", {}, meta))), el("p", { class: "meaning" }, about?.anchors[level]), facetList(score, criterion), below, pieces(counting, {
			person,
			onPick
		}), others.length === 0 ? null : el("h4", {}, \`Did not count (\${others.length})\`), pieces(others, {
			person,
			onPick
		}), score === void 0 ? null : sum(score.sum));
	}
	function facetList(score, criterion) {
		const facets = run.criteria[criterion]?.facets ?? [];
		if (score === void 0 || facets.length === 0) return null;
		return el("ul", {
			class: "facets",
			"aria-label": "Facets"
		}, facets.map((label, index) => el("li", {}, chip(score.levels[index] ?? 0, { small: true }), \` \${label}\`)));
	}
	function pieces(findings, context) {
		if (findings.length === 0) return null;
		const list = el("ul", { class: "pieces" }, findings.slice(0, shownPieces$2).map((each) => piece(each, context)));
		const rest = findings.slice(shownPieces$2);
		if (rest.length === 0) return list;
		const more = button(\`\${rest.length} more\`, () => showAll(), { class: "more" });
		const showAll = () => {
			list.append(...rest.map((each) => piece(each, context)));
			more.remove();
		};
		list.addEventListener("show-all", showAll);
		return el("div", {}, list, more);
	}
	function piece(finding, { person, onPick }) {
		const place = placeOf(person, finding);
		const label = finding.isInText ? button(place, () => onPick(finding), {
			class: "place",
			title: "Show it in the document"
		}) : el("span", { class: "place" }, place);
		const item = el("li", {
			id: \`piece-\${finding.index}\`,
			tabindex: -1
		}, finding.polarity === 0 ? chip(finding.level, { small: true }) : el("span", { class: "chip small l0" }, "–"), el("div", {}, quotation(finding), el("p", { class: "source" }, label, el("span", { class: "section" }, finding.section), el("span", { class: "why" }, reasonOf(finding)))));
		if (finding.isInText) {
			item.classList.add("linked");
			item.querySelector(".quote")?.addEventListener("click", () => onPick(finding));
		}
		return item;
	}
	function sum(root) {
		const details = el("details", { class: "sum" }, el("summary", {}, "How the points came about"));
		details.addEventListener("toggle", () => {
			if (details.children.length === 1) details.append(el("ul", { class: "tree" }, sumLine(root)));
		});
		return details;
	}
	function sumLine([value, words, parts = []]) {
		const line = [el("span", { class: "value" }, value), \` \${said(words)}\`];
		if (parts.length === 0) return el("li", {}, line);
		const inner = parts.map((each) => sumLine(each));
		return el("li", {}, el("details", { open: parts.length < 8 }, el("summary", {}, line), el("ul", {}, inner)));
	}
	function countOf(findings) {
		const counting = findings.filter(({ polarity }) => polarity === 0).length;
		return findings.length === 0 ? "nothing found" : \`\${countText(findings.length, "piece")}, \${counting} counted\`;
	}
	// src/packet/by-criterion.ts
	const shownPieces$1 = 2;
	const shownPeople = 30;
	function showByCriterion(open) {
		const view = byId("criteria-view");
		if (view.children.length > 1) return;
		view.append(...run.criteria.map((_, criterion) => part(criterion, open)));
	}
	function part(criterion, open) {
		const holders = run.people.flatMap(({ levels, band }, index) => band === "unread" ? [] : [{
			index,
			level: levels[criterion] ?? 0
		}]);
		const sorted = holders.toSorted((a, b) => b.level - a.level || a.index - b.index);
		const distribution = [
			3,
			2,
			1,
			0
		].map((level) => {
			const count = holders.filter((each) => each.level === level).length;
			return el("li", {}, chip(level, { small: true }), \` \${levelName(level)}: \${count}\`);
		});
		const list = el("ul", { class: "holders" });
		const more = button("", () => fill());
		const details = el("details", {
			class: "criterion-part",
			open: criterion === 0
		}, el("summary", {}, el("h3", {}, run.criteria[criterion]?.label)), el("ul", { class: "facets" }, distribution), list, more);
		let next = 0;
		const fill = () => {
			list.append(...sorted.slice(next, next + shownPeople).map((each) => holder(each.index, criterion, each.level, open)));
			next += shownPeople;
			more.hidden = next >= sorted.length;
			more.textContent = \`Show more of \${countText(sorted.length - next, "other")}\`;
		};
		details.addEventListener("toggle", () => {
			if (details.open && next === 0) fill();
		});
		if (details.open) fill();
		return details;
	}
	function holder(index, criterion, level, open) {
		const name = el("bdi", {}, run.people[index]?.name);
		const person = personOf(index);
		if (person === null) return el("li", {}, chip(level), el("div", {}, name, el("p", { class: "why" }, "evidence is not on this page")));
		const own = person.findings.filter((each) => each.criterion === criterion);
		const best = pieces(own.slice(0, shownPieces$1), {
			person,
			onPick: (each) => open(index, each.index)
		});
		return el("li", {}, chip(level), el("div", {}, el("a", { href: \`#person-\${index}\` }, name), " ", el("span", { class: "why" }, countOf(own)), best));
	}
	// src/packet/compare.ts
	const shownPieces = 2;
	function showCompare(indices, ways) {
		const view = byId("compare-view");
		const known = indices.filter((index) => run.people[index]?.isShown === true && run.people[index]?.band !== "unread");
		const title = view.querySelector("h2");
		view.replaceChildren(...title === null ? [] : [title], adder(known, ways));
		if (known.length > 0) view.append(table(known, ways));
	}
	function adder(known, { choose }) {
		if (known.length >= 4) return el("p", { class: "why" }, "Four people are side by side; take one away to add another.");
		const options = run.people.flatMap(({ name, band, isShown, rankText }, index) => known.includes(index) || band === "unread" || !isShown ? [] : [el("option", { value: index }, \`\${rankText} \${name}\`)]);
		const select = el("select", {}, el("option", { value: "" }, "choose"), options);
		select.addEventListener("change", () => {
			if (select.value !== "") choose([...known, Number(select.value)]);
		});
		return el("p", { class: "adder" }, el("label", {}, known.length === 0 ? "Choose two to four people: " : "Add a person: ", select));
	}
	function table(known, ways) {
		const heads = known.map((index) => {
			const about = run.people[index];
			return el("th", { scope: "col" }, el("a", { href: \`#person-\${index}\` }, el("bdi", {}, about?.name)), about === void 0 ? null : facts(about), button("Take away", () => ways.choose(known.filter((each) => each !== index)), { "aria-label": \`Take away \${about?.name}\` }));
		});
		const asks = known.map((index) => el("td", {}, el("ul", { class: "plain" }, (personOf(index)?.details.questions ?? []).slice(0, 3).map((each) => el("li", {}, each)))));
		const rows = run.criteria.map(({ label }, criterion) => {
			const levels = known.map((index) => run.people[index]?.levels[criterion] ?? 0);
			const differs = new Set(levels).size > 1;
			const cells = known.map((index, at) => cell(index, criterion, levels[at] ?? 0, ways));
			return el("tr", { class: differs ? "differs" : null }, el("th", { scope: "row" }, label, el("small", {}, differs ? "differs" : "same level")), cells);
		});
		return el("div", {
			class: "scroll",
			tabindex: 0,
			role: "region",
			"aria-label": "Comparison"
		}, el("table", { class: "compare" }, el("thead", {}, el("tr", {}, el("td", {}), heads)), el("tbody", {}, rows, el("tr", {}, el("th", { scope: "row" }, "Ask first"), asks))));
	}
	function cell(index, criterion, level, { open }) {
		const person = personOf(index);
		const own = person?.findings.filter((each) => each.criterion === criterion && each.polarity === 0) ?? [];
		const best = person === null ? null : pieces(own.slice(0, shownPieces), {
			person,
			onPick: (each) => open(index, each.index)
		});
		return el("td", {}, chip(level), \` \${levelName(level)}\`, best);
	}
	// src/model/review.ts
	const RECOMMENDATIONS = [
		"interview",
		"discuss",
		"later"
	];
	// src/packet/decisions.ts
	const nothing = {
		recommendation: null,
		grades: {},
		note: ""
	};
	var Decisions = class {
		#run;
		#storage;
		#people = new Map();
		reviewer = "";
		isKept;
		constructor(run, storage) {
			this.#run = run;
			this.#storage = storage;
			this.isKept = storage !== null;
			this.#load();
		}
		of(id) {
			return this.#people.get(id) ?? nothing;
		}
		set(id, change) {
			const next = {
				...this.of(id),
				...change
			};
			if (isNothing(next)) this.#people.delete(id);
			else this.#people.set(id, next);
			this.#keep();
		}
		grade(id, criterionId, level) {
			const { [criterionId]: before, ...others } = this.of(id).grades;
			this.set(id, { grades: before === level ? others : {
				...others,
				[criterionId]: level
			} });
		}
		callReviewer(name) {
			this.reviewer = name;
			this.#keep();
		}
		clear() {
			this.#people.clear();
			this.#keep();
		}
		get decidedCount() {
			return this.#people.size;
		}
		toReview() {
			const { run, rubric, criteria, people } = this.#run;
			return {
				kind: "cvsift-review",
				schemaVersion: 1,
				run,
				rubric,
				reviewer: this.reviewer.trim(),
				criteria: criteria.map(({ id, label }) => ({
					id,
					label
				})),
				people: people.flatMap(({ id, name, levels }) => {
					const decision = this.#people.get(id);
					if (decision === void 0) return [];
					const found = criteria.flatMap((each, index) => {
						const level = levels[index] ?? null;
						return level === null ? [] : [[each.id, level]];
					});
					return [{
						id,
						name,
						...decision,
						levels: Object.fromEntries(found)
					}];
				})
			};
		}
		takeOver(text) {
			const review = parsed(text);
			if (review === null) return "this file holds no decisions of a packet";
			if (review.run !== this.#run.run) return "these decisions are of another run: other applications or another rubric";
			const ids = new Set(this.#run.people.map(({ id }) => id));
			const criteria = new Set(this.#run.criteria.map(({ id }) => id));
			for (const each of listOf(review.people)) if (typeof each.id === "string" && ids.has(each.id)) this.#people.set(each.id, decisionOf(each, criteria));
			if (this.reviewer === "" && typeof review.reviewer === "string") this.reviewer = review.reviewer;
			this.#keep();
			return null;
		}
		get #key() {
			return \`cvsift \${this.#run.run}\`;
		}
		#load() {
			try {
				const text = this.#storage?.getItem(this.#key) ?? null;
				if (text !== null) this.takeOver(text);
			} catch {
				this.isKept = false;
			}
		}
		#keep() {
			if (this.#storage === null) return;
			try {
				this.#storage.setItem(this.#key, JSON.stringify(this.toReview()));
				this.isKept = true;
			} catch {
				this.isKept = false;
			}
		}
	};
	function storageOf(window) {
		try {
			return window.localStorage;
		} catch {
			return null;
		}
	}
	function parsed(text) {
		try {
			const value = JSON.parse(text);
			if (typeof value !== "object" || value === null) return null;
			return value.kind === "cvsift-review" ? value : null;
		} catch {
			return null;
		}
	}
	function listOf(value) {
		return Array.isArray(value) ? value.filter((each) => typeof each === "object" && each !== null) : [];
	}
	const longestNote = 2e4;
	function decisionOf({ recommendation, grades, note }, criteria) {
		const known = RECOMMENDATIONS.find((each) => each === recommendation) ?? null;
		const valid = (typeof grades === "object" && grades !== null ? Object.entries(grades) : []).filter(([id, level]) => criteria.has(id) && [
			0,
			1,
			2,
			3
		].includes(level));
		return {
			recommendation: known,
			grades: Object.fromEntries(valid),
			note: typeof note === "string" ? note.slice(0, longestNote) : ""
		};
	}
	function isNothing({ recommendation, grades, note }) {
		return recommendation === null && note.trim() === "" && Object.keys(grades).length === 0;
	}
	// src/packet/decisions-view.ts
	const fileLimit = 2e7;
	function showDecisions({ decisions, keys }) {
		const view = byId("decisions-view");
		const title = view.querySelector("h2");
		const said = el("p", {
			role: "status",
			class: "said"
		});
		const again = () => showDecisions({
			decisions,
			keys
		});
		view.replaceChildren(...title === null ? [] : [title], intro(decisions), you(decisions), files(decisions, said, again), said, decided(decisions), shortcuts(keys));
	}
	function intro(decisions) {
		const where = decisions.isKept ? "Grades, notes and recommendations stay in this browser and are sent nowhere." : "This browser keeps nothing for this page: export your decisions before you close it.";
		return el("p", { class: decisions.isKept ? null : "ask" }, \`\${where} Export them, and put several reviewers side by side with \`, el("code", {}, "cvsift review merge A.json B.json"), ".");
	}
	function you(decisions) {
		const name = el("input", {
			type: "text",
			id: "reviewer",
			autocomplete: "off",
			maxlength: 100
		});
		name.value = decisions.reviewer;
		name.addEventListener("input", () => decisions.callReviewer(name.value));
		return el("p", {}, el("label", { for: "reviewer" }, "Your name or initials "), name);
	}
	function files(decisions, said, again) {
		const save = button("Export as JSON", () => {
			const name = (decisions.reviewer.trim() || "review").replace(/[^\\p{L}\\p{N}]+/gu, "-").slice(0, 40);
			const url = URL.createObjectURL(new Blob([\`\${JSON.stringify(decisions.toReview(), null, 2)}\\n\`], { type: "application/json" }));
			el("a", {
				href: url,
				download: \`\${name}.review.json\`
			}).click();
			setTimeout(() => URL.revokeObjectURL(url), 1e4);
			said.textContent = \`Exported \${countText(decisions.decidedCount, "decision")}.\`;
		});
		const file = el("input", {
			type: "file",
			id: "take-over",
			accept: ".json,application/json"
		});
		file.addEventListener("change", async () => {
			const [chosen] = file.files ?? [];
			if (chosen === void 0) return;
			const mistake = chosen.size > fileLimit ? "this file is too large" : decisions.takeOver(await chosen.text());
			if (mistake === null) again();
			byId("decisions-view").querySelector(".said")?.replaceChildren(mistake ?? "The decisions of the file are taken over.");
		});
		let isSure = false;
		const clear = button("Clear all", () => {
			if (isSure) {
				decisions.clear();
				again();
				return;
			}
			isSure = true;
			clear.textContent = "Really clear all?";
		});
		return el("p", { class: "files" }, save, el("label", { for: "take-over" }, "Import "), file, clear);
	}
	function decided(decisions) {
		const rows = run.people.flatMap(({ id, name }, index) => {
			const { recommendation, grades, note } = decisions.of(id);
			if (recommendation === null && note === "" && Object.keys(grades).length === 0) return [];
			const cells = run.criteria.map((criterion) => el("td", { class: "number" }, grades[criterion.id] ?? ""));
			return [el("tr", {}, el("th", { scope: "row" }, el("a", { href: \`#person-\${index}\` }, el("bdi", {}, name))), el("td", {}, recommendation ?? ""), cells, el("td", { class: "note" }, note))];
		});
		if (rows.length === 0) return el("p", { class: "why" }, "Nothing is decided yet: open a person, grade a criterion with 0 to 3, write a note.");
		const heads = [
			"Name",
			"Recommendation",
			...run.criteria.map(({ short }) => short),
			"Note"
		];
		return el("div", { class: "scroll" }, el("table", { class: "figures" }, el("caption", {}, \`\${decisions.decidedCount} of \${run.people.length} with a decision\`), el("thead", {}, el("tr", {}, heads.map((each) => el("th", { scope: "col" }, each)))), el("tbody", {}, rows)));
	}
	const SHORTCUTS = [
		["j, k", "next and previous person"],
		["n, p", "next and previous piece of evidence, shown in the document"],
		["c, C", "next and previous criterion"],
		["0 to 3", "grade the criterion"],
		["m", "write the note"],
		["t", "pages or text, where the packet has both"],
		["Escape", "out of the note, then back to the ranking"],
		["/", "search"]
	];
	function shortcuts(keys) {
		const box = el("input", {
			type: "checkbox",
			checked: keys.isOn
		});
		box.addEventListener("change", () => {
			keys.isOn = box.checked;
		});
		const rows = SHORTCUTS.map(([key, does]) => [el("dt", {}, el("kbd", {}, key)), el("dd", {}, does)]);
		return el("section", { class: "shortcuts" }, el("h3", {}, "Keys"), el("label", {}, box, " Single keys work while a person is open"), el("dl", {}, rows));
	}
	// src/packet/keys.ts
	function listenToKeys({ reading, keys, back, neighbor, search }) {
		addEventListener("keydown", (event) => {
			if (event.ctrlKey || event.metaKey || event.altKey) return;
			const target = event.target instanceof HTMLElement ? event.target : null;
			if (target?.closest("input:not([type=radio]), textarea, select") !== null && target !== null) {
				if (event.key === "Escape") target.blur();
				return;
			}
			const action = actionOf(event.key);
			if (action === void 0 || event.key.length === 1 && !keys.isOn) return;
			event.preventDefault();
			action();
		});
		function actionOf(key) {
			if (key === "/") return search;
			if (reading.index === null) return void 0;
			if (/^[0-3]$/.test(key)) return () => reading.grade(Number(key));
			return {
				j: () => neighbor(1),
				k: () => neighbor(-1),
				n: () => reading.nextPiece(1),
				p: () => reading.nextPiece(-1),
				c: () => reading.nextCriterion(1),
				C: () => reading.nextCriterion(-1),
				m: reading.note,
				t: reading.toggleLook,
				Escape: back
			}[key];
		}
	}
	// src/packet/printing.ts
	const printedPieces = 4;
	const printedPeople = 60;
	function preparePrinting(isWhole) {
		addEventListener("beforeprint", () => {
			if (!isWhole()) return;
			byId("main").append(el("div", { id: "printed" }, run.people.slice(0, printedPeople).map((_, index) => article(index))));
		});
		addEventListener("afterprint", () => document.getElementById("printed")?.remove());
	}
	function article(index) {
		const [about, person] = [run.people[index], personOf(index)];
		if (about === void 0 || person === null || about.band === "unread") return null;
		const criteria = run.criteria.map(({ label, anchors }, criterion) => {
			const level = about.levels[criterion] ?? 0;
			const items = person.findings.filter((each) => each.criterion === criterion && each.polarity === 0).slice(0, printedPieces).map((each) => el("li", {}, quotation(each), el("p", { class: "source" }, el("span", { class: "place" }, placeOf(person, each)), el("span", { class: "why" }, reasonOf(each)))));
			return el("section", { class: "criterion" }, el("h4", { class: "criterion-title" }, chip(level), el("span", {}, label, " ", el("small", {}, levelName(level)))), el("p", { class: "meaning" }, anchors[level]), el("ul", { class: "printed-pieces" }, items));
		});
		const questions = person.details.questions.map((each) => el("li", {}, each));
		return el("article", { class: "person" }, el("h3", {}, el("bdi", {}, about.name)), facts(about), questions.length === 0 ? null : el("div", { class: "ask" }, el("p", {}, "Ask first"), el("ul", {}, questions)), criteria);
	}
	// src/packet/ranking.ts
	const mostCompared = 4;
	const bands = [
		"strong",
		"possible",
		"weak",
		"unread"
	];
	function openRanking({ onCompare }) {
		const table = byId("ranking");
		const body = table.tBodies[0];
		const rows = [...body.rows];
		const form = byId("controls");
		const shown = byId("shown");
		const texts = new Map();
		const compared = [];
		const boxes = rows.map((row, index) => addBox(row, index));
		addHeading(table);
		const bar = el("p", {
			class: "compare-bar",
			role: "status",
			hidden: true
		});
		byId("ranking").parentElement?.before(bar);
		function addBox(row, index) {
			const person = run.people[index];
			const cell = el("td", {
				role: "cell",
				class: "pick"
			});
			row.append(cell);
			if (person === void 0 || person.band === "unread" || !person.isShown) return null;
			const box = el("input", {
				type: "checkbox",
				"aria-label": \`Compare \${person.name}\`
			});
			cell.append(box);
			box.addEventListener("change", () => choose(index, box.checked));
			return box;
		}
		function choose(index, isChosen) {
			const at = compared.indexOf(index);
			if (at >= 0) compared.splice(at, 1);
			if (isChosen && compared.length < mostCompared) compared.push(index);
			showChoice();
			onCompare();
		}
		function showChoice() {
			for (const [index, box] of boxes.entries()) {
				if (box === null) continue;
				box.checked = compared.includes(index);
				box.disabled = !box.checked && compared.length >= mostCompared;
			}
			bar.hidden = compared.length === 0;
			const names = compared.map((index) => run.people[index]?.name ?? "").join(", ");
			const link = el("a", { href: \`#compare=\${compared.join(",")}\` }, \`Compare \${compared.length} people\`);
			const clear = button("Clear", () => {
				compared.length = 0;
				showChoice();
				onCompare();
			});
			bar.replaceChildren(...compared.length < 2 ? [\`\${names}: choose one to three more to compare. \`] : [link, \` \${names} \`], clear);
		}
		function textOf(index) {
			const text = texts.get(index) ?? searchTextOf(index);
			texts.set(index, text);
			return text;
		}
		function passes(index) {
			const person = run.people[index];
			if (person === void 0) return false;
			const chosen = [...form.querySelectorAll("[name=band]:checked")].map((each) => each.value);
			const words = form.elements.namedItem("words").value.toLowerCase().split(/\\s+/).filter(Boolean);
			const least = [...form.querySelectorAll("[name=level]")].every((each) => {
				const level = person.levels[Number(each.dataset.criterion)] ?? null;
				return each.value === "0" || level !== null && level >= Number(each.value);
			});
			return chosen.includes(person.band) && least && words.every((word) => textOf(index).includes(word));
		}
		function filter() {
			let count = 0;
			for (const [index, row] of rows.entries()) {
				row.hidden = !passes(index);
				if (!row.hidden) count++;
			}
			shown.hidden = count === rows.length;
			shown.textContent = \`\${count} of \${rows.length} shown\`;
		}
		function sortValue(index, key) {
			const person = run.people[index];
			if (person === void 0) return null;
			if (key === "name") return person.name.toLowerCase();
			if (key === "band") return bands.indexOf(person.band);
			if (key === "rank") return person.rank;
			return key === "points" ? person.points : person.levels[Number(key)] ?? null;
		}
		function compare(a, b, key, sign) {
			const [x, y] = [sortValue(a, key), sortValue(b, key)];
			if (x === null || y === null) return Number(x === null) - Number(y === null) || a - b;
			return (x < y ? -sign : x > y ? sign : 0) || a - b;
		}
		function sort(heading) {
			const key = heading.dataset.sort ?? "";
			const natural = [
				"rank",
				"name",
				"band"
			].includes(key) ? "ascending" : "descending";
			const other = natural === "ascending" ? "descending" : "ascending";
			const order = heading.getAttribute("aria-sort") === natural ? other : natural;
			for (const each of table.querySelectorAll("thead th")) each.removeAttribute("aria-sort");
			heading.setAttribute("aria-sort", order);
			const sorted = rows.map((_, index) => index).sort((a, b) => compare(a, b, key, order === "ascending" ? 1 : -1));
			body.append(...sorted.flatMap((index) => rows[index] ?? []));
		}
		const linkOf = (row) => row?.querySelector("a") ?? null;
		const inOrder = () => [...body.rows].filter((row) => !row.hidden && linkOf(row) !== null);
		for (const heading of table.querySelectorAll("thead [data-sort]")) {
			const title = heading.querySelector(".sort");
			const sorter = button("", () => sort(heading), { class: "sort" });
			sorter.append(...title?.childNodes ?? []);
			title?.replaceWith(sorter);
		}
		for (const row of rows) {
			row.addEventListener("click", (event) => {
				if (!(event.target instanceof Element && event.target.closest("a, input, .pick") !== null) && String(getSelection()) === "") linkOf(row)?.click();
			});
			row.addEventListener("keydown", (event) => {
				if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
				event.preventDefault();
				const visible = inOrder();
				linkOf(visible[visible.indexOf(row) + (event.key === "ArrowDown" ? 1 : -1)])?.focus();
			});
		}
		form.addEventListener("input", filter);
		form.addEventListener("submit", (event) => event.preventDefault());
		form.addEventListener("reset", () => setTimeout(filter));
		form.hidden = false;
		return {
			reveal(index) {
				if (rows[index]?.hidden !== true) return;
				form.reset();
				filter();
			},
			focus: (index) => linkOf(rows[index])?.focus(),
			neighbor(index, step) {
				const visible = inOrder();
				const next = visible[visible.indexOf(rows[index]) + step];
				return next === void 0 ? null : Number(next.dataset.row);
			},
			compared,
			setCompared(indices) {
				compared.splice(0, compared.length, ...indices.slice(0, mostCompared));
				showChoice();
			}
		};
	}
	function addHeading(table) {
		const heading = el("th", {
			role: "columnheader",
			scope: "col",
			class: "pick"
		}, "Compare");
		table.tHead?.rows[0]?.append(heading);
	}
	// src/packet/marks.ts
	function stretches(start, end, marks) {
		const inside = marks.flatMap((mark, index) => mark.start < end && mark.end > start ? [{
			mark,
			index
		}] : []);
		const edges = inside.flatMap(({ mark }) => [mark.start, mark.end]).filter((edge) => edge > start && edge < end);
		const cuts = [...new Set([
			start,
			...edges,
			end
		])].sort((a, b) => a - b);
		return cuts.slice(0, -1).map((from, index) => {
			const to = cuts[index + 1] ?? end;
			const over = inside.filter(({ mark }) => mark.start <= from && mark.end >= to);
			const length = ({ mark }) => mark.end - mark.start;
			return {
				start: from,
				end: to,
				marks: over.toSorted((a, b) => length(a) - length(b)).map((each) => each.index)
			};
		});
	}
	// src/packet/document-view.ts
	function documentView(document, findings, onPick) {
		const text = document.text ?? "";
		const paper = el("div", { class: "paper" });
		const starts = new Map();
		const marked = new Map();
		for (const part of partsOf(document)) paper.append(...partElements(part));
		let lit = [];
		function partElements({ kind, start, end, page }) {
			const element = el("div", { class: \`block \${kind}\` });
			starts.set(element, start);
			for (const stretch of stretches(start, end, findings)) {
				const words = text.slice(stretch.start, stretch.end);
				const own = stretch.marks.flatMap((index) => findings[index] ?? []);
				element.append(own.length === 0 ? el("span", {}, words) : marking(words, own));
			}
			return page === null ? [element] : [el("div", { class: "page-mark" }, \`Page \${page}\`), element];
		}
		function marking(words, own) {
			const counting = own.find(({ polarity }) => polarity === 0);
			const top = counting ?? own[0];
			if (top === void 0) return el("span", {}, words);
			const criteria = [...new Set(own.map(({ criterion }) => \`of-\${criterion}\`))].join(" ");
			const title = own.map(reasonOf).join("\\n");
			const attributes = {
				class: \`\${counting === void 0 ? "off" : "on"} \${hue(top.criterion)} \${criteria}\`,
				title
			};
			const element = counting === void 0 ? el("s", attributes, words) : el("mark", attributes, words);
			for (const each of own) marked.set(each, [...marked.get(each) ?? [], element]);
			element.addEventListener("click", () => onPick(top));
			return element;
		}
		function light(elements) {
			for (const each of lit) each.classList.remove("lit");
			lit = elements;
			for (const each of lit) each.classList.add("lit");
			elements[0]?.scrollIntoView({ block: "center" });
		}
		return {
			element: paper,
			show: (finding) => light(marked.get(finding) ?? []),
			goTo(offset) {
				const found = [...starts].findLast(([, start]) => start <= offset);
				if (found !== void 0) light([found[0]]);
			},
			only(criterion) {
				paper.classList.toggle("some", criterion !== null);
				for (const each of paper.querySelectorAll("mark, s")) each.classList.toggle("dim", criterion !== null && !each.classList.contains(\`of-\${criterion}\`));
			}
		};
	}
	function partsOf({ text, blocks, pages }) {
		const length = text?.length ?? 0;
		const parts = [];
		let at = 0;
		const add = (kind, start, end) => {
			if (start >= end || (text ?? "").slice(start, end).trim() === "") return;
			parts.push({
				kind,
				start,
				end,
				page: null
			});
		};
		for (let index = 0; index < blocks.length; index += 3) {
			const [kind = 0, start = 0, end = 0] = blocks.slice(index, index + 3);
			add("between", at, start);
			add(BLOCK_KINDS[kind] ?? "paragraph", start, end);
			at = end;
		}
		add("between", at, length);
		return withPages(parts, pages);
	}
	function withPages(parts, pages) {
		let next = 0;
		return parts.map((part) => {
			let page = null;
			while (next < pages.length && (pages[next] ?? 0) < part.end) {
				page = next + 1;
				next++;
			}
			return {
				...part,
				page: pages.length > 1 ? page : null
			};
		});
	}
	// src/report/marked/lanes.ts
	function swallows(outer, inner) {
		if (outer === inner || outer.look === "passage" || outer.criterionIndex !== inner.criterionIndex) return false;
		return outer.range.start <= inner.range.start && inner.range.end <= outer.range.end && (outer.look === inner.look || outer.look === "words" && inner.look === "dim");
	}
	function stripeOf(placed, all) {
		if (placed.look === "passage") return {
			index: 0,
			count: 1
		};
		const rivals = all.filter(({ look, range }) => look !== "passage" && range.start < placed.range.end && range.end > placed.range.start);
		const keys = [...new Set(rivals.map(stripeKey))].toSorted((a, b) => a - b);
		return {
			index: keys.indexOf(stripeKey(placed)),
			count: keys.length
		};
	}
	function stripeKey({ look, criterionIndex }) {
		return look === "dim" ? Number.POSITIVE_INFINITY : criterionIndex;
	}
	// src/packet/page-view.ts
	const lineWidth = 1.2;
	function pageView(document, { pages }, { findings, marks }, onPick) {
		const placed = findings.map((finding) => placedOf(finding, marks[finding.index] ?? []));
		const overlays = new Map(pages.map((page) => [page.number, overlay(page, placed, onPick)]));
		const sheets = new Map(pages.map((page) => [page.number, sheet(document, page, overlays.get(page.number))]));
		const paper = el("div", { class: "pages" }, [...sheets.values()]);
		function unlight() {
			for (const each of paper.querySelectorAll(".lit")) each.remove();
		}
		return {
			element: paper,
			has: (page) => sheets.has(page),
			pageAt: (offset) => Math.max(1, document.pages.findLastIndex((start) => start <= offset) + 1),
			show(finding) {
				unlight();
				const lit = (placed.find((each) => each.finding === finding)?.boxes ?? []).map((box) => svg("rect", {
					class: "lit",
					...grown(box)
				}));
				overlays.get(finding.page)?.append(...lit);
				(lit[0] ?? sheets.get(finding.page))?.scrollIntoView({ block: lit.length === 0 ? "start" : "center" });
			},
			goTo(offset) {
				unlight();
				sheets.get(this.pageAt(offset))?.scrollIntoView({ block: "start" });
			},
			only(criterion) {
				for (const each of paper.querySelectorAll(".spot")) each.classList.toggle("faded", criterion !== null && !each.classList.contains(\`of-\${criterion}\`));
			}
		};
	}
	function placedOf(finding, [look = 0, ...sides]) {
		const boxes = [];
		for (let at = 0; at + 3 < sides.length; at += 4) {
			const [x0 = 0, top = 0, x1 = 0, bottom = 0] = sides.slice(at, at + 4);
			boxes.push({
				x: x0,
				y: top,
				width: x1 - x0,
				height: bottom - top
			});
		}
		const { criterion, start, end } = finding;
		return {
			finding,
			boxes,
			criterionIndex: criterion,
			look: LOOKS[look] ?? "words",
			range: {
				start,
				end
			}
		};
	}
	function sheet({ path, text }, page, marks) {
		const { number, width, height, png } = page;
		const image = el("img", {
			alt: \`Page \${number} of \${path} as a picture; \${text === null ? "its words could not be read" : "the same words stand under “Text”"}\`,
			width,
			height,
			decoding: "async"
		});
		image.src = \`data:image/png;base64,\${png}\`;
		return el("div", { class: "page" }, image, marks ?? null);
	}
	function overlay({ number, width, height }, all, onPick) {
		const own = all.filter(({ finding, boxes }) => finding.page === number && boxes.length > 0);
		const shown = own.filter((each) => !own.some((other) => swallows(other, each)));
		const spots = byPlace(shown.toSorted(byLength)).map((pieces) => spot(pieces, shown, onPick));
		return svg("svg", {
			viewBox: \`0 0 \${width} \${height}\`,
			"aria-hidden": "true"
		}, spots);
	}
	function byLength(a, b) {
		const length = ({ look, range }) => look === "passage" ? Number.POSITIVE_INFINITY : range.end - range.start;
		return length(a) === length(b) ? 0 : length(b) - length(a);
	}
	function byPlace(all) {
		const places = new Map();
		for (const each of all) {
			const key = \`\${each.look} \${each.criterionIndex} \${each.range.start}-\${each.range.end}\`;
			places.set(key, [...places.get(key) ?? [], each]);
		}
		return [...places.values()];
	}
	function spot(pieces, all, onPick) {
		const [first] = pieces;
		if (first === void 0) return null;
		const { criterionIndex, look, finding, boxes } = first;
		const { index, count } = stripeOf(first, all);
		const shapes = boxes.flatMap((box) => shapesOf(look, {
			...box,
			y: box.y + box.height * index / count,
			height: box.height / count
		}));
		const words = [...new Set(pieces.map((each) => reasonOf(each.finding)))].join("\\n");
		const group = svg("g", { class: \`spot \${look} \${hue(criterionIndex)} of-\${criterionIndex}\` }, svg("title", {}, words), shapes);
		group.addEventListener("click", () => onPick(finding));
		return group;
	}
	function shapesOf(look, box) {
		const ground = svg("rect", {
			class: "ground",
			...box
		});
		if (look === "words") return [ground];
		const y = look === "passage" ? box.y + box.height : box.y + box.height / 2;
		return [ground, svg("rect", {
			class: "line",
			...box,
			y,
			height: lineWidth
		})];
	}
	function grown({ x, y, width, height }) {
		return {
			x: x - 2,
			y: y - 2,
			width: width + 4,
			height: height + 4
		};
	}
	// src/packet/timeline.ts
	function timeline({ details }, onPick) {
		const known = details.documents.flatMap(({ entries }) => entries.flatMap(({ first, last }) => [first, last])).filter((each) => each !== null);
		if (known.length === 0) return null;
		const [from, to] = [Math.floor(Math.min(...known) / 12) * 12, (Math.floor(Math.max(...known) / 12) + 1) * 12];
		const items = details.documents.flatMap(({ entries }, document) => entries.flatMap((entry) => dated(entry, document, to))).toSorted((a, b) => b.last - a.last || b.first - a.first).map((row) => timelineRow(row, {
			from,
			to
		}, onPick));
		return el("div", { class: "timeline" }, el("p", { class: "why" }, \`\${from / 12} to \${to / 12 - 1}; a bar without an end on the right goes on. Dates are as the documents tell them.\`), el("ul", {}, items));
	}
	function dated(entry, document, to) {
		if (entry.first === null) return [];
		return [{
			entry,
			document,
			first: entry.first,
			last: entry.last ?? to - 1,
			isOpen: entry.last === null
		}];
	}
	function timelineRow({ entry, document, first, last, isOpen }, { from, to }, onPick) {
		const bar = svg("svg", {
			class: "span",
			viewBox: \`0 0 \${to - from} 6\`,
			preserveAspectRatio: "none",
			"aria-hidden": "true"
		}, svg("rect", {
			class: "span-back",
			width: to - from,
			height: 6
		}), svg("rect", {
			class: \`span-fill \${entry.section}\${isOpen ? " open" : ""}\`,
			x: first - from,
			width: Math.max(1, last - first + 1),
			height: 6
		}));
		return el("li", {}, button([entry.title, entry.organization].filter(Boolean).join(", ") || entry.section, () => onPick(document, entry.start), { class: "entry" }), el("span", { class: "why" }, \`\${entry.period} · \${entry.section}\`), bar);
	}
	// src/packet/document-pane.ts
	const seen = {
		asText: false,
		isLarge: false
	};
	function documentPane(person, onPick) {
		const { documents } = person.details;
		const pictures = pagesOf(person.index);
		const texts = new Map();
		const pages = new Map();
		const sheet = el("div", {
			class: "sheet",
			tabindex: 0,
			role: "region",
			"aria-label": "Document"
		});
		const dates = timeline(person, (document, start) => goTo(document, start));
		const tabs = documents.map(({ role, path }, at) => button(\`\${role}: \${fileName(path)}\`, () => showDocument(at), {
			class: "tab",
			title: path,
			"aria-pressed": "false"
		}));
		if (dates !== null) tabs.push(button("timeline", showTimeline, {
			class: "tab",
			"aria-pressed": "false"
		}));
		const legends = run.criteria.flatMap(({ label }, criterion) => {
			const count = person.findings.filter((each) => each.criterion === criterion && each.isInText).length;
			if (count === 0) return [];
			const legend = button(label, () => showOnly(criterion, legend), {
				class: \`legend \${hue(criterion)}\`,
				"aria-pressed": "false"
			});
			legend.append(el("small", {}, \` \${count}\`));
			return [legend];
		});
		const looks = [button("Pages", () => look({ asText: false }), { title: "key t" }), button("Text", () => look({ asText: true }), { title: "key t" })];
		const large = button("Larger", () => look({ isLarge: !seen.isLarge }));
		const choice = el("div", {
			class: "looks",
			role: "group",
			"aria-label": "Show the document as"
		}, looks, large);
		let only = null;
		let last = null;
		let shown = null;
		showDocument(0);
		function showTimeline() {
			if (dates === null) return;
			sheet.replaceChildren(dates);
			shown = null;
			choice.hidden = true;
			press(tabs, tabs.at(-1));
		}
		function showDocument(at, page = null) {
			const document = documents[at];
			if (document === void 0) return null;
			const drawn = pageViewOf(at, document);
			const asText = drawn === null || seen.asText || page !== null && !drawn.has(page);
			const view = asText ? textViewOf(at, document) : drawn;
			view.only(only);
			if (shown?.at === at && shown.asText === asText) return view;
			sheet.replaceChildren(...said(document, at, asText), ...asText && document.text === null ? [] : [view.element]);
			sheet.scrollTop = 0;
			shown = {
				at,
				asText
			};
			choice.hidden = drawn === null;
			sheet.classList.toggle("pictured", !asText);
			press(looks, looks[asText ? 1 : 0]);
			press([large], seen.isLarge ? large : void 0);
			large.hidden = asText;
			sheet.classList.toggle("large", seen.isLarge);
			press(tabs, tabs[at]);
			return view;
		}
		function textViewOf(at, document) {
			const view = texts.get(at) ?? documentView(document, findingsIn(at), onPick);
			texts.set(at, view);
			return view;
		}
		function pageViewOf(at, document) {
			const own = pictures?.documents[at] ?? null;
			if (pictures === null || own === null || own.pages.length === 0) return null;
			const findings = person.findings.filter((each) => each.document === at);
			const view = pages.get(at) ?? pageView(document, own, {
				findings,
				marks: pictures.marks
			}, onPick);
			pages.set(at, view);
			return view;
		}
		function said(document, at, asText) {
			const text = document.without === null ? null : \`\${document.text === null ? "Not shown" : "Shown"}: \${document.without}\`;
			return [pictures?.documents[at]?.without ?? null, asText ? text : null].flatMap((line) => line === null ? [] : [el("p", { class: "without" }, \`\${capital(line)}.\`)]);
		}
		function findingsIn(at) {
			return person.findings.filter(({ document, isInText }) => document === at && isInText);
		}
		function goTo(at, offset) {
			const document = documents[at];
			if (document === void 0) return;
			showDocument(at, pageViewOf(at, document)?.pageAt(offset) ?? null)?.goTo(offset);
		}
		function look(wanted) {
			Object.assign(seen, wanted);
			const at = shown?.at ?? 0;
			if (wanted.isLarge !== void 0) shown = null;
			if (last?.document === at) showFinding(last);
			else showDocument(at);
		}
		function showFinding(finding) {
			last = finding;
			showDocument(finding.document, finding.page)?.show(finding);
		}
		function showOnly(criterion, legend) {
			only = only === criterion ? null : criterion;
			press(legends, only === null ? void 0 : legend);
			for (const view of [...texts.values(), ...pages.values()]) view.only(only);
		}
		return {
			element: el("div", { class: "documents" }, el("div", {
				class: "tabs",
				role: "group",
				"aria-label": "Documents"
			}, tabs), choice, el("div", {
				class: "legends",
				role: "group",
				"aria-label": "Show the marks of one criterion"
			}, legends), sheet),
			show: showFinding,
			toggle: () => {
				if (!choice.hidden) look({ asText: shown?.asText !== true });
			}
		};
	}
	function capital(text) {
		return \`\${text.slice(0, 1).toUpperCase()}\${text.slice(1)}\`;
	}
	function press(buttons, chosen) {
		for (const each of buttons) each.setAttribute("aria-pressed", String(each === chosen));
	}
	// src/packet/grading.ts
	function idOf({ index }) {
		return run.people[index]?.id ?? "";
	}
	function gradeButtons(person, criterion, decisions) {
		const about = run.criteria[criterion];
		const given = decisions.of(idOf(person)).grades[about?.id ?? ""];
		const buttons = LEVEL_NAMES.map((name, level) => {
			const each = button(String(level), () => grade(person, criterion, level, decisions), {
				class: "grade",
				"aria-pressed": String(given === level),
				"aria-label": \`Grade \${about?.label}: \${level} \${name}\`,
				title: \`\${level} \${name}\`
			});
			each.dataset.level = String(level);
			return each;
		});
		return el("div", {
			class: "grades",
			role: "group",
			"aria-label": \`Your grade of \${about?.label}\`
		}, el("span", { class: "why" }, "Your grade"), buttons);
	}
	function grade(person, criterion, level, decisions) {
		const id = run.criteria[criterion]?.id ?? "";
		decisions.grade(idOf(person), id, level);
		const given = decisions.of(idOf(person)).grades[id];
		for (const each of byId(\`criterion-\${criterion}\`).querySelectorAll(".grade")) each.setAttribute("aria-pressed", String(each.dataset.level === String(given)));
	}
	function overall(person, decisions) {
		const id = idOf(person);
		const boxes = RECOMMENDATIONS.map((value) => {
			const box = el("input", {
				type: "radio",
				name: "recommendation",
				value,
				checked: decisions.of(id).recommendation === value
			});
			box.addEventListener("change", () => decisions.set(id, { recommendation: value }));
			return box;
		});
		const clear = button("clear", () => {
			decisions.set(id, { recommendation: null });
			for (const box of boxes) box.checked = false;
		});
		const note = el("textarea", {
			id: "note",
			rows: 4
		});
		note.value = decisions.of(id).note;
		note.addEventListener("input", () => decisions.set(id, { note: note.value }));
		const where = decisions.isKept ? "Stays in this browser" : "Is lost when this page is closed";
		return el("section", {
			class: "overall",
			"aria-label": "Your decision"
		}, el("fieldset", {}, el("legend", {}, "Your recommendation"), boxes.map((box) => el("label", {}, box, \` \${box.value}\`)), clear), el("label", { for: "note" }, "Your note"), note, el("p", { class: "why" }, \`\${where} until you export it under “Your decisions”.\`));
	}
	// src/packet/person-parts.ts
	function personHead({ index, details }) {
		const about = run.people[index];
		const asked = details.questions.map((each) => el("li", {}, each));
		return [
			el("h2", {
				id: "reading-name",
				tabindex: -1
			}, el("bdi", {}, about?.name)),
			about === void 0 ? null : facts(about),
			asked.length === 0 ? null : el("details", {
				class: "ask",
				open: true
			}, el("summary", {}, "Ask first"), el("ul", {}, asked)),
			flags(details.flags)
		];
	}
	function flags(given) {
		if (given.length === 0) return null;
		const items = given.map(({ message, where, code }) => {
			return el("li", {}, message, " ", where === null ? null : el("span", { class: "place" }, where), " ", el("code", {}, code));
		});
		return el("div", { class: "flags" }, el("h3", {}, "Look at this"), el("ul", {}, items), el("p", {}, "Flags never move a score."));
	}
	function appendix({ details }) {
		const documents = details.documents.map(({ path, facts: about, sha256 }) => {
			return el("li", {}, el("bdi", {
				class: "file",
				title: \`sha256 \${sha256}\`
			}, path), " ", el("span", { class: "why" }, about));
		});
		const said = details.diagnostics.map(({ path, severity, message, hint, code }) => {
			const file = path === null ? null : el("bdi", { class: "file" }, \`\${path}: \`);
			const wayOut = hint === null ? null : el("p", { class: "hint" }, hint);
			return el("li", {}, file, \`\${severity}: \${message} \`, el("code", {}, code), wayOut);
		});
		return el("div", { class: "appendix" }, el("h3", {}, "Documents"), el("ul", {}, documents), said.length === 0 ? null : [el("h3", {}, "Diagnostics"), el("ul", {}, said)]);
	}
	// src/packet/reading.ts
	function openReading({ decisions, back, neighbor }) {
		const view = byId("reading-view");
		let opened = null;
		function open(index, piece) {
			const person = personOf(index);
			if (person === null) return;
			const pane = documentPane(person, (finding) => pick(finding, "document"));
			opened = {
				person,
				pane,
				piece: -1,
				criterion: -1
			};
			const head = el("div", { class: "reading-head" }, el("div", { class: "move" }, [
				button("← Ranking", back),
				button("Previous", () => neighbor(-1), { "aria-keyshortcuts": "k" }),
				button("Next", () => neighbor(1), { "aria-keyshortcuts": "j" })
			]), personHead(person));
			view.replaceChildren(head, el("div", { class: "two" }, evidenceSide(person), pane.element));
			scrollTo(0, 0);
			if (piece === null) byId("reading-name").focus({ preventScroll: true });
			else pick(person.findings[piece], "document");
		}
		function evidenceSide(person) {
			return el("div", { class: "side" }, person.details.criteria.map((_, criterion) => {
				const below = gradeButtons(person, criterion, decisions);
				const onPick = (finding) => pick(finding, "list");
				const section = criterionSection({
					person,
					criterion,
					onPick,
					below
				});
				section.addEventListener("focusin", () => choose(criterion));
				return section;
			}), overall(person, decisions), appendix(person));
		}
		function pick(finding, side) {
			if (opened === null || finding === void 0) return;
			opened.piece = finding.index;
			opened.pane.show(finding);
			choose(finding.criterion);
			for (const each of view.querySelectorAll(".pieces .lit")) each.classList.remove("lit");
			const item = itemOf(finding);
			item?.classList.add("lit");
			if (side === "document") item?.scrollIntoView({ block: "center" });
		}
		function itemOf({ index, criterion }) {
			const item = document.getElementById(\`piece-\${index}\`);
			if (item !== null) return item;
			for (const list of byId(\`criterion-\${criterion}\`).querySelectorAll(".pieces")) list.dispatchEvent(new Event("show-all"));
			return document.getElementById(\`piece-\${index}\`);
		}
		function choose(criterion) {
			if (opened !== null) opened.criterion = criterion;
			for (const each of view.querySelectorAll(".criterion")) each.classList.toggle("current", each.id === \`criterion-\${criterion}\`);
		}
		return {
			get index() {
				return view.hidden ? null : opened?.person.index ?? null;
			},
			open,
			nextPiece(step) {
				if (opened !== null) pick(opened.person.findings[opened.piece + step], "document");
			},
			nextCriterion(step) {
				const count = opened?.person.details.criteria.length ?? 0;
				if (opened === null || count === 0) return;
				byId(\`criterion-\${((opened.criterion < 0 && step < 0 ? 0 : opened.criterion) + step + count) % count}\`).focus();
			},
			grade(level) {
				if (opened !== null && opened.criterion >= 0) grade(opened.person, opened.criterion, level, decisions);
			},
			note: () => document.getElementById("note")?.focus(),
			toggleLook: () => opened?.pane.toggle()
		};
	}
	// src/packet/main.ts
	const views = [...document.querySelectorAll(".view")];
	const tabs = [...document.querySelectorAll("#views a")];
	const decisions = new Decisions(run, storageOf(window));
	const keys = { isOn: true };
	let last = null;
	const ranking = openRanking({ onCompare: () => tabs[3]?.setAttribute("href", compareHash()) });
	const reading = openReading({
		decisions,
		back,
		neighbor
	});
	function compareHash() {
		return ranking.compared.length === 0 ? "#compare-view" : \`#compare=\${ranking.compared.join(",")}\`;
	}
	function hashOf(index, piece) {
		return piece === null ? \`#person-\${index}\` : \`#person-\${index}.\${piece}\`;
	}
	function go(hash) {
		if (location.hash !== hash) history.pushState(null, "", hash);
		follow(hash);
	}
	function back() {
		go("#people-view");
	}
	function neighbor(step) {
		const next = last === null ? null : ranking.neighbor(last, step);
		if (next !== null) go(\`#person-\${next}\`);
	}
	function show(id) {
		for (const view of views) view.hidden = view.id !== id;
		const tab = id === "reading-view" ? "people-view" : id;
		for (const [index, each] of tabs.entries()) if (views[index]?.id === tab) each.setAttribute("aria-current", "page");
		else each.removeAttribute("aria-current");
		document.documentElement.dataset.view = id;
	}
	function follow(hash) {
		const person = /^#person-(\\d+)(?:\\.(\\d+))?$/.exec(hash);
		const compared = /^#compare=([\\d,]*)$/.exec(hash);
		if (person !== null) openPerson(Number(person[1]), person[2] === void 0 ? null : Number(person[2]));
		else if (compared !== null) compare((compared[1] ?? "").split(",").filter(Boolean).map(Number));
		else openView(hash.slice(1));
	}
	function openPerson(index, piece) {
		if (document.getElementById(\`person-\${index}-data\`) === null) {
			openView("people-view");
			return;
		}
		last = index;
		ranking.reveal(index);
		show("reading-view");
		reading.open(index, piece);
	}
	function compare(indices) {
		ranking.setCompared([...new Set(indices)]);
		const wasThere = document.documentElement.dataset.view === "compare-view";
		show("compare-view");
		showCompare(ranking.compared, {
			open: (index, piece) => go(hashOf(index, piece)),
			choose: (chosen) => go(\`#compare=\${chosen.join(",")}\`)
		});
		if (!wasThere) scrollTo(0, 0);
	}
	function openView(id) {
		if (id === "compare-view") {
			compare(ranking.compared);
			return;
		}
		if (id === "criteria-view") showByCriterion((index, piece) => go(hashOf(index, piece)));
		if (id === "batch-view") showBatch();
		if (id === "decisions-view") showDecisions({
			decisions,
			keys
		});
		show(views.some((each) => each.id === id) && id !== "reading-view" ? id : "people-view");
		if (document.documentElement.dataset.view === "people-view" && last !== null) ranking.focus(last);
		else scrollTo(0, 0);
	}
	addEventListener("hashchange", () => follow(location.hash));
	listenToKeys({
		reading,
		keys,
		back,
		neighbor,
		search() {
			go("#people-view");
			document.querySelector("#controls [name=words]")?.focus();
		}
	});
	preparePrinting(() => document.documentElement.dataset.view !== "reading-view");
	byId("views").hidden = false;
	document.documentElement.classList.add("js");
	follow(location.hash);
	document.documentElement.dataset.script = "ready";
})();
`
