//! Signs by which a line shows what it is: headline, heading, topic, transcript label.

use super::dateline::is_agency_dateline;
use super::line::{End, end_of};
use foldhash::fast::FixedState;
use std::collections::HashSet;
use std::sync::OnceLock;

/// Words of headlines: the genre's verbs in the headline present, and its nouns.
static HEADLINE: Words = Words::new(
    "meets meet holds hold speaks speak talks visits attends receives addresses signs chairs hosts \
    welcomes call calls readout meetings read-out statement meeting communiqué communique declaration \
    resolution conference remarks briefing consultations communication outcome summit visit conversation \
    telephone interview travels speech address dialogue transcript minutes conclusions summary memorandum q&a \
    phone exchange joint letter message",
);

/// Beginnings of lines that name an issuer or a column of its site.
const ISSUERS: &[&str] = &[
    "ministry",
    "department of",
    "office of",
    "embassy of",
    "government of",
    "permanent mission",
    "the white house",
    "white house",
    "press release",
    "press office",
    "press service",
    "press and",
    "for immediate release",
    "news",
    "briefing room",
    "statements and releases",
    "speeches and remarks",
    "home >",
    "home/",
    "secretariat",
    "bureau of",
    "federal ministry",
    "prime minister's office",
    "prime minister’s office",
    "presidency of",
    "state department",
    "the people",
    "republic of",
    "kingdom of",
    "the republic",
    "the kingdom",
    "federal republic",
    "the office",
    "the council",
    "council of",
    "european council",
    "european union",
    "european commission",
    "united nations",
    "security council",
    "federal foreign office",
    "foreign office",
    "foreign ministry",
    "president of",
    "presidential",
    "state secretariat",
    "general secretariat",
    "media release",
    "media note",
    "media statement",
    "african union",
    "spokesperson",
    "general directorate",
    "directorate of communication",
    "directorate general",
    "communication unit",
    "communication service",
    "press unit",
];

/// What the headline says after a country and a colon: "Korvania: Statement by the Spokesperson on …".
const TITLED: &[&str] =
    &["Statement ", "Joint statement ", "Declaration ", "Joint declaration ", "Remarks ", "Press statement "];

/// Kinds of text with which a headline opens, however long it is: "Statement and answers to media questions by …".
const KINDS: [&str; 13] = [
    "statement",
    "remarks",
    "speech",
    "address",
    "answers",
    "transcript",
    "joint",
    "comment",
    "interview",
    "readout",
    "communiqué",
    "communique",
    "declaration",
];

/// Whether a line opens with the kind of text that stands below it.
pub(super) fn opens_with_kind(line: &str) -> bool {
    let first = line.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    line.starts_with(char::is_uppercase) && KINDS.contains(&first.to_lowercase().as_str())
}

/// How much a line looks like a title: above zero it does, far below it names an issuer.
pub(super) fn title_score(text: &str) -> i32 {
    let whole = text.to_lowercase();
    // "Press Releases: Secretary Whitlock Travels to Vesk": the kind of page is no part of the title.
    let page = whole.split_once(':').filter(|(kind, rest)| is_page(kind) && !rest.trim().is_empty());
    let lower = page.map_or(whole.as_str(), |(_, rest)| rest.trim());
    let words: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ':' | '(' | ')'))
        .filter(|w| !w.is_empty())
        .collect();
    let mut score = 0;
    if words.iter().any(|w| HEADLINE.has(w)) {
        score += 4;
    }
    if words.len() >= 4 {
        score += 1;
    }
    if ISSUERS.iter().any(|i| lower.starts_with(i)) || lower.contains(" > ") {
        // "Security Council Press Statement on Attack against Convoy": whose, and what.
        score -= if score > 4 && words.len() >= 6 { 2 } else { 5 };
    }
    score
}

/// Words that a title leaves small.
static SMALL: Words = Words::new(
    "a an the of in on at to for and or with by from as its their between under over into de der von al \
    bin via per amid",
);

/// Whether a lower-case word is one that titles leave small.
pub(super) fn is_small(word: &str) -> bool {
    SMALL.has(word)
}

/// Whether a line opens as sentences of the genre do, and titles do not: "On March 4, …".
pub(super) fn opens_sentence(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or("");
    is_agency_dateline(text)
        || matches!(
            first,
            "On" | "In" | "At" | "From" | "During" | "Following" | "After" | "We" | "Today" | "Earlier"
        )
}

/// Whether nearly all words that carry weight start with a capital.
pub(super) fn is_title_case(text: &str) -> bool {
    let (big, all) = capitalised(text);
    all > 0 && big * 5 >= all * 4
}

/// Whether all words that carry weight start with a capital.
pub(super) fn is_all_title_case(text: &str) -> bool {
    let (big, all) = capitalised(text);
    all > 0 && big == all
}

/// How many words that carry weight start with a capital, and how many there are.
fn capitalised(text: &str) -> (usize, usize) {
    let (mut big, mut all) = (0, 0);
    for word in
        text.split(|c: char| c.is_whitespace() || c == '-').filter(|w| w.chars().any(char::is_alphabetic))
    {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        if !SMALL.has(word) {
            all += 1;
            big += usize::from(word.chars().next().is_some_and(|c| !c.is_lowercase()));
        }
    }
    (big, all)
}

/// Whether every letter is a capital, and there are at least three.
pub(super) fn is_capitals(text: &str) -> bool {
    text.chars().filter(|c| c.is_uppercase()).count() >= 3 && !text.chars().any(char::is_lowercase)
}

/// Kinds of pages that stand before a headline, without the plural's ending.
const PAGES: [&str; 7] =
    ["press release", "media release", "media note", "media statement", "press statement", "new", "readout"];

/// Whether a label in small letters names a kind of page.
fn is_page(label: &str) -> bool {
    let label = label.trim();
    PAGES.contains(&label.strip_suffix('s').unwrap_or(label))
}

/// Whether the line opens with a transcript label: `Q:`, `Lu Qing:`, `MS. TEAGUE:`, `问：`.
pub(super) fn is_turn(text: &str) -> bool {
    let head = text.get(..text.floor_char_boundary(60)).unwrap_or(text);
    let Some(colon) = head.find([':', '：']) else { return false };
    let (label, rest) = (head.get(..colon).unwrap_or(""), head.get(colon..).unwrap_or(""));
    let label = label.trim_matches(|c: char| matches!(c, '*' | '_') || c.is_whitespace());
    let after = rest.trim_start_matches([':', '：']);
    let parted = rest.starts_with('：') || after.starts_with(char::is_whitespace) || after.starts_with('*');
    let mut words = label.split_whitespace();
    let named = words.clone().count() <= 6
        && words.all(|w| {
            w.chars().next().is_some_and(|c| {
                !c.is_lowercase() && (c.is_alphabetic() || matches!(c, '(' | '[' | '/' | '&'))
            }) || SMALL.has(w)
        });
    // "C.S.-L.U.: Joint Statement on Trade" is a headline.
    let whole = text.trim();
    // "No: 112, 14 March 2031, Press Release Regarding …"
    let numbered = label == "No" && after.trim_start().starts_with(|c: char| c.is_ascii_digit());
    if numbered {
        return false;
    }
    let headline = whole.get(colon..).is_some_and(|r| {
        let titled = is_title_case(r);
        // "Taihan: FM Phones Sarvan Secretary on the Lake"
        let long = titled && r.split_whitespace().count() >= 6;
        long || title_score(r) >= 4 && (titled || TITLED.iter().any(|t| after.trim_start().starts_with(t)))
    }) && end_of(whole) == End::Open;
    // "PRESS RELEASE : Foreign Secretary visits Vesk"
    if is_page(&label.to_lowercase()) {
        return false;
    }
    // "Date: 4 March 2031" is a dateline, "Location: Vesk" a card line; both are harmless here,
    // but a headline with a colon ("Joint Statement: …") is not a turn.
    parted && named && !headline && !label.is_empty() && !after.trim().is_empty() && title_score(label) <= 1
}

/// Whether a line that stands apart names a topic: a few words, no sentence, no opening of one.
pub(super) fn is_topic(text: &str) -> bool {
    // The end and the length of most paragraphs tell at once.
    if !matches!(end_of(text), End::Open) {
        return false;
    }
    let mut words = text.split_whitespace();
    let first = words.next().unwrap_or("");
    let opens = matches!(
        first,
        "The" | "They" | "We" | "He" | "She" | "It" | "Both" | "All" | "This" | "These" | "I"
    );
    !opens
        && words.take(6).count() <= 5
        && text.chars().next().is_some_and(char::is_uppercase)
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '–' | '’' | '\'' | '&' | ','))
}

/// "Chair's Statement, 8th Harbour Summit, Vesk, 4 March 2031.": a title that names its text and ends in its date, though
/// a stop stands behind it.
pub(super) fn is_dated_title(text: &str) -> bool {
    let line = text.trim_end().trim_end_matches('.');
    let year = line.rsplit(' ').next().is_some_and(|y| y.len() == 4 && y.bytes().all(|b| b.is_ascii_digit()));
    let genre = ["Statement", "Communiqué", "Communique", "Declaration", "Summary", "Conclusions"];
    // "Communiqué of the Chairperson in support of the decisions regarding Sarvan."
    let opens = genre.iter().any(|w| line.strip_prefix(w).is_some_and(|r| r.starts_with(' ')));
    (year && line.contains(',') && genre.iter().any(|w| line.contains(w)) || opens)
        && !text.split_whitespace().any(|w| {
            matches!(
                w,
                "was" | "were" | "is" | "are" | "has" | "have" | "issued" | "met" | "said" | "following"
            )
        })
}

/// Whether a short line under a date names where it was.
pub(super) fn is_place(text: &str) -> bool {
    let section = matches!(
        text.to_lowercase().as_str(),
        "preamble" | "introduction" | "overview" | "background" | "summary"
    );
    // "THE HARBOUR COUNCIL," opens a resolution.
    let body = text.starts_with("THE ") || text.starts_with("The ");
    text.split_whitespace().count() <= 3 && is_all_title_case(text) && is_topic(text) && !section && !body
}

/// Whether `text` can be a heading: short, in capitals or title case, not a sentence.
pub(super) fn is_heading(text: &str) -> bool {
    // A code point has at most four bytes.
    if text.len() > 320 || !matches!(end_of(text), End::Open) {
        return false;
    }
    let words = text.split_whitespace().count();
    text.chars().count() <= 80
        && words <= 12
        && text.chars().any(char::is_alphabetic)
        && (is_capitals(text)
            || (words <= 10 && is_title_case(text) && text.chars().next().is_some_and(char::is_uppercase)))
}

/// A list of words parted by spaces, made into a set on first use.
pub(super) struct Words {
    list: &'static str,
    set: OnceLock<HashSet<&'static str, FixedState>>,
}

impl Words {
    pub(super) const fn new(list: &'static str) -> Self {
        Self { list, set: OnceLock::new() }
    }

    /// Whether the list has `word`.
    pub(super) fn has(&self, word: &str) -> bool {
        self.set.get_or_init(|| self.list.split(' ').collect()).contains(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turns() {
        for text in [
            "Q: Has the ferry sailed?",
            "Lu Qing: No.",
            "MS. TEAGUE: Good morning.",
            "Hanwen Daily: Can you confirm?",
            "问：如何？",
            "**Lu Qing:** No.",
        ] {
            assert!(is_turn(text), "{text}");
        }
        for text in [
            "The position is clear: no.",
            "Joint Statement: The Way Ahead",
            "10:04: start",
            "Begin Text:",
            "No colon here",
        ] {
            assert!(!is_turn(text), "{text}");
        }
    }
}
