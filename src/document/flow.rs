//! Lines → flows: which line breaks are only hard wraps.
//!
//! A break is a wrap if the next word would not have fitted. The measure to which it would have to
//! fit is the widest line of the group (the lines between two blank lines); a group with a line far
//! beyond any terminal's width was never wrapped, and each of its lines is a paragraph.

use super::fence::{Fence, Fenced};
use super::line::{End, Line, Start, end_of};
use super::wrap::{NARROWEST_WRAP, WIDEST_WRAP, column, forced};
use super::{BESIDE, dateline, furniture, signs};
use crate::text::Span;

/// At least one line. Most paragraphs of a long text are one: they need no room elsewhere, which would
/// be scattered between what stays and never given back.
#[derive(Clone, Debug)]
pub(super) enum Lines<'a> {
    One(Line<'a>),
    Several(Vec<Line<'a>>),
}

impl<'a> Lines<'a> {
    fn push(&mut self, line: Line<'a>) {
        match self {
            Self::One(first) => *self = Self::Several(vec![*first, line]),
            Self::Several(all) => all.push(line),
        }
    }
}

impl<'a> std::ops::Deref for Lines<'a> {
    type Target = [Line<'a>];

    fn deref(&self) -> &Self::Target {
        match self {
            Self::One(line) => std::slice::from_ref(line),
            Self::Several(all) => all,
        }
    }
}

/// Lines that read as one.
#[derive(Clone, Debug)]
pub(super) struct Flow<'a> {
    /// Its lines.
    pub(super) lines: Lines<'a>,
    /// Number of its group: flows of one group have no blank line between them.
    pub(super) group: usize,
}

impl<'a> Flow<'a> {
    /// All its bytes.
    pub(super) fn span(&self) -> Span {
        let start = self.lines.first().map_or(0, |l| l.span.start);
        Span::new(start, self.lines.last().map_or(start, |l| l.span.end))
    }

    /// Its first line's words.
    pub(super) fn head(&self) -> &'a str {
        self.lines.first().map_or("", |l| l.text)
    }

    /// How it ends.
    pub(super) fn end(&self) -> End {
        self.lines.last().map_or(End::Open, |l| l.end)
    }

    /// Length in bytes, line breaks included.
    pub(super) fn len(&self) -> usize {
        self.span().len()
    }

    /// How its first line starts.
    pub(super) fn start(&self) -> Start {
        self.lines.first().map_or(Start::Words, |l| l.start)
    }

    /// Depth of `>` marks.
    pub(super) fn quoted(&self) -> u8 {
        self.lines.first().map_or(0, |l| l.quoted)
    }

    /// White space before it, in columns.
    pub(super) fn indent(&self) -> usize {
        self.lines.first().map_or(0, |l| l.indent)
    }

    /// Its words as one string.
    pub(super) fn words(&self) -> String {
        self.lines.iter().map(|l| l.text).collect::<Vec<_>>().join(" ")
    }

    /// Whether running text plainly begins here (as against titles and datelines).
    pub(super) fn is_body(&self) -> bool {
        if self.quoted() > 0 || matches!(self.start(), Start::Item { .. }) {
            return true;
        }
        if matches!(self.start(), Start::Heading(_)) {
            return false;
        }
        let head = self.head();
        if furniture::is_footer(head)
            || dateline::is_date_line(head)
            || (self.len() < 400 && furniture::is_wrapper(head))
        {
            return false;
        }
        // "Lake Conflict: Sarvan reiterates its call": a headline behind its topic, with no stop at its end.
        let label = head.split([':', '：']).next().unwrap_or("");
        let shouted = !label.chars().any(char::is_lowercase);
        let turn = signs::is_turn(head) && (shouted || self.end() != End::Open);
        // A line all in capitals is a title, however long.
        let capitals = self.len() < 600 && !self.lines.iter().any(|l| l.text.chars().any(char::is_lowercase));
        // So is one that opens with the kind of text and ends without a stop.
        let headed = self.len() < 420 && self.end() == End::Open && signs::opens_with_kind(head);
        if turn || self.len() > 220 && !capitals && !headed {
            return true;
        }
        match self.end() {
            End::Stop if signs::is_dated_title(&self.words()) => false,
            // "Vesk," above "4 March 2031"
            End::Comma if signs::is_place(head.trim_end_matches(',')) => false,
            End::Stop | End::Comma => true,
            End::Abbreviation | End::Colon => !signs::is_title_case(&self.words()),
            End::Open => false,
        }
    }
}

/// Groups the lines of `text` from byte `from` on into flows.
pub(super) fn flows(text: &str, from: usize, markdown: bool) -> Vec<Flow<'_>> {
    let mut out = Vec::new();
    let mut group: Vec<Line<'_>> = Vec::new();
    let mut joiner = Joiner { markdown, body: false, groups: 0, column: column(text, from) };
    let mut fence = markdown.then(|| Fence::new(text));
    let mut at = from;
    while at < text.len() {
        let rest = text.get(at..).unwrap_or("");
        let end = memchr::memchr(b'\n', rest.as_bytes()).map_or(text.len(), |i| at + i);
        let line = Line::read(text, at, end).map(|line| if markdown { line.without_rule() } else { line });
        match (line, fence.as_mut().map_or(Fenced::Outside, |fence| fence.line(at, end))) {
            (Some(line), Fenced::Outside) => group.push(line),
            (Some(line), Fenced::Inside) => group.push(line.as_printed()),
            (Some(line), Fenced::Mark) => {
                joiner.close(&mut group, &mut out);
                group.push(Line { unseen: true, ..line.as_printed() });
                joiner.close(&mut group, &mut out);
            }
            (None, _) => joiner.close(&mut group, &mut out),
        }
        at = end + 1;
    }
    joiner.close(&mut group, &mut out);
    out
}

struct Joiner {
    markdown: bool,
    /// Whether running text has begun.
    body: bool,
    groups: usize,
    /// Where all the text is wrapped, in columns, if it is.
    column: Option<usize>,
}

/// What a group of lines says about its own breaks.
struct Measure {
    widest: usize,
    /// The last line ends like a sentence.
    prose: bool,
    /// Some line ends in the middle of a sentence where the next word would not have fitted.
    broken: bool,
}

impl Joiner {
    fn close<'a>(&mut self, group: &mut Vec<Line<'a>>, out: &mut Vec<Flow<'a>>) {
        if group.is_empty() {
            return;
        }
        let widest = group.iter().map(|l| l.width).max().unwrap_or(0);
        let pairs = || group.iter().zip(group.iter().skip(1));
        let measure = Measure {
            widest,
            prose: group.last().is_some_and(|l| matches!(l.end, End::Stop | End::Comma | End::Colon))
                || group.len() > 6,
            broken: pairs().any(|(a, b)| matches!(a.end, End::Open | End::Comma) && forced(a, b, widest)),
        };
        let mut lines = group.drain(..);
        let Some(first) = lines.next() else { return };
        let mut flow = Flow { lines: Lines::One(first), group: self.groups };
        let mut last = first;
        for line in lines {
            if self.joins(&flow, &last, &line, &measure) {
                flow.lines.push(line);
            } else {
                let next = Flow { lines: Lines::One(line), group: self.groups };
                let done = std::mem::replace(&mut flow, next);
                self.body = self.body || done.is_body();
                out.push(done);
            }
            last = line;
        }
        self.body = self.body || flow.is_body();
        out.push(flow);
        self.groups += 1;
    }

    /// Whether the break between `a` (the last line of `flow`) and `b` is only a wrap.
    fn joins(&self, flow: &Flow<'_>, a: &Line<'_>, b: &Line<'_>, measure: &Measure) -> bool {
        let paused = !matches!(a.end, End::Open);
        let item = flow.lines.first().is_some_and(Line::is_item);
        let wraps =
            measure.widest <= WIDEST_WRAP && measure.widest >= NARROWEST_WRAP && forced(a, b, measure.widest);
        if matches!(a.start, Start::Heading(_))
            || matches!(b.start, Start::Heading(_))
            || a.quoted != b.quoted
        {
            return false;
        }
        if b.is_item() && (paused || item || b.indent > a.indent || (!wraps && opens_list(b))) {
            return false;
        }
        // A footer or a date stands alone, unless the wrap left it at a line's start.
        let alone = |l: &Line<'_>| {
            furniture::is_footer(l.text) || dateline::is_date_line(l.text) || furniture::is_wrapper(l.text)
        };
        if alone(b) && (paused || !wraps || !self.body) && (paused || !runs_on(a.text, b.text))
            || (flow.lines.len() == 1
                && alone(a)
                && !(wraps && !matches!(a.end, End::Stop | End::Colon) && furniture::is_wrapper(a.text)))
        {
            return false;
        }
        if signs::is_turn(b.text) && (matches!(a.end, End::Stop | End::Abbreviation) || !wraps) {
            return false;
        }
        if !self.body && self.header_breaks(flow, a, b, measure) {
            return false;
        }
        if self.markdown && !a.printed {
            let row = |line: &Line<'_>| line.text.starts_with('|');
            return !row(a) && !row(b) && !(a.text.contains(BESIDE) && b.text.contains(BESIDE));
        }
        let begins_small = b.text.chars().next().is_some_and(char::is_lowercase);
        if a.width > WIDEST_WRAP || measure.widest > WIDEST_WRAP {
            return begins_small && a.end == End::Open && a.width <= 2 * WIDEST_WRAP;
        }
        if a.end == End::Stop {
            let indented = b.indent > a.indent + 1 && !item;
            return measure.broken && wraps && !indented;
        }
        let near = a.width * 4 >= measure.widest * 3 && measure.widest >= NARROWEST_WRAP;
        let hangs = item && b.indent > flow.indent();
        begins_small || wraps || hangs || (near && measure.prose)
    }

    /// Above the body lines stand alone, but for a title that goes on.
    fn header_breaks(&self, flow: &Flow<'_>, a: &Line<'_>, b: &Line<'_>, measure: &Measure) -> bool {
        if flow.lines.first().is_some_and(Line::is_item)
            || flow.is_body()
            || !matches!(a.end, End::Open | End::Abbreviation)
        {
            return false;
        }
        let word = |w: Option<&str>| w.is_some_and(|w| signs::is_small(&w.to_lowercase()));
        let goes_on = b.text.chars().next().is_some_and(char::is_lowercase)
            || word(b.text.split_whitespace().next())
                .then_some(())
                .is_some_and(|()| !matches!(end_of(b.text), End::Stop))
            || word(a.text.split_whitespace().next_back());
        // A long headline broken in two: the rest is in title case too and names no issuer.
        let score = signs::title_score(b.text);
        let broken = signs::title_score(a.text) >= 4
            && a.width >= 55
            && b.width < a.width
            && (-2..4).contains(&score)
            && signs::is_title_case(b.text)
            && signs::is_capitals(a.text) == signs::is_capitals(b.text)
            && !measure.prose;
        // A text whose lines all end where the next word would not fit: its title is wrapped there too.
        let full = self.column.is_some_and(|column| forced(a, b, column));
        if goes_on || broken || full {
            return false;
        }
        if !measure.prose {
            return true;
        }
        // A title right on top of its text: nothing in it is small that a title would write large,
        // or it looks like one and had room for the next word.
        let score = signs::title_score(a.text);
        let certain = signs::is_all_title_case(a.text) && !(0..4).contains(&score);
        let roomy =
            signs::is_title_case(a.text) && a.width + 12 < measure.widest && !forced(a, b, measure.widest);
        flow.lines.len() == 1 && (certain || roomy) && !signs::opens_sentence(a.text)
    }
}

/// Whether an item can be a list's first: a bullet, or number one.
fn opens_list(line: &Line<'_>) -> bool {
    matches!(line.start, Start::Item { ordinal: None | Some(1), .. })
}

/// Whether a line plainly goes on in the next one: "… in New Delhi on" / "16 November 2018."
fn runs_on(line: &str, next: &str) -> bool {
    const OPEN: &[&str] = &[
        "on", "in", "of", "at", "by", "from", "until", "since", "for", "between", "and", "to", "the", "dated",
    ];
    let last = line.trim_end().rsplit(char::is_whitespace).next().unwrap_or("");
    OPEN.contains(&last)
        || line.trim_end().ends_with(',') && next.trim_start().starts_with(char::is_lowercase)
}
