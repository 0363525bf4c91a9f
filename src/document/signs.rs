//! Signs by which a line of a diplomatic text shows what it is: dates, footers, headlines, labels.

use super::line::{End, end_of, invisible};

const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
    // French, German, Spanish, Portuguese, Italian, Russian (genitive).
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
    "januar",
    "februar",
    "märz",
    "juni",
    "juli",
    "oktober",
    "dezember",
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
    "janeiro",
    "fevereiro",
    "março",
    "maio",
    "junho",
    "julho",
    "setembro",
    "outubro",
    "novembro",
    "dezembro",
    "gennaio",
    "febbraio",
    "aprile",
    "maggio",
    "giugno",
    "luglio",
    "settembre",
    "ottobre",
    "dicembre",
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];

/// Words that may stand beside a date in a dateline.
const DATE_COMPANY: &[&str] = &[
    "updated",
    "update",
    "published",
    "release",
    "released",
    "date",
    "posted",
    "issued",
    "modified",
    "last",
    "time",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
    "am",
    "pm",
    "a",
    "p",
    "m",
    "gmt",
    "utc",
    "cet",
    "est",
    "edt",
    "pst",
    "bst",
    "jst",
    "kst",
    "z",
    "t",
    "at",
    "of",
    "the",
    "de",
    "le",
    "der",
    "den",
    "am",
    "local",
    "on",
    "hrs",
    "h",
    "г",
    "года",
];

/// Whether the line is only a date or a time, perhaps with "Updated:" or a place before it.
pub(super) fn is_date_line(text: &str) -> bool {
    let text = text.trim_matches(|c: char| {
        c.is_whitespace() || invisible(c) || matches!(c, '(' | ')' | '[' | ']' | '*' | '_')
    });
    if text.len() > 100 || !text.bytes().any(|b| b.is_ascii_digit()) || text.ends_with([',', ';', ':']) {
        return false;
    }
    if is_date_words(text) {
        return true;
    }
    // "Tolmar, 4 March 2031"; "TOLMAR, Taihan, March 4, 2031".
    let mut rest = text;
    for _ in 0..2 {
        let Some((place, after)) = rest.split_once(", ") else { return false };
        let named = place.split_whitespace().count() <= 3
            && !place.contains(|c: char| c.is_ascii_digit())
            && place.chars().next().is_some_and(char::is_uppercase);
        if !named {
            return false;
        }
        if is_date_words(after) {
            return true;
        }
        rest = after;
    }
    false
}

fn is_date_words(text: &str) -> bool {
    let (mut numbers, mut months) = (0, 0);
    for token in text.split(|c: char| !c.is_alphanumeric()).filter(|t| !t.is_empty()) {
        let lower = token.to_lowercase();
        let digits = lower.bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 {
            let tail = lower.get(digits..).unwrap_or("");
            let fits = matches!(tail, "" | "st" | "nd" | "rd" | "th" | "er" | "h" | "am" | "pm")
                || tail
                    .strip_prefix('t')
                    .is_some_and(|d| d.len() == 2 && d.bytes().all(|b| b.is_ascii_digit()))
                || tail
                    .chars()
                    .all(|c| c.is_ascii_digit() || matches!(c, '年' | '月' | '日' | '時' | '时' | '分'));
            if digits > 4 || !fits {
                return false;
            }
            numbers += if tail.contains('月') { 2 } else { 1 };
        } else if MONTHS.contains(&lower.as_str()) {
            months += 1;
        } else if !DATE_COMPANY.contains(&lower.as_str()) {
            return false;
        }
    }
    numbers >= 2 || (numbers >= 1 && months == 1)
}

/// Phrases that are web furniture or distribution lines wherever they stand alone.
const FURNITURE: &[&str] = &[
    "end text",
    "begin text",
    "suggest to a friend",
    "related information",
    "related links",
    "related news",
    "related articles",
    "related documents",
    "associated links",
    "visitor counter",
    "check against delivery",
    "unofficial translation",
    "provisional translation",
    "courtesy translation",
    "tentative translation",
    "informal translation",
    "translated from chinese",
    "back to top",
    "back to previous page",
    "print this page",
    "share this page",
    "share this article",
    "all rights reserved",
    "as prepared for delivery",
    "as delivered",
    "embargoed until delivery",
];

/// Beginnings of short lines that credit or file a page.
const CREDITS: &[&str] = &[
    "photo:",
    "photo by",
    "photos:",
    "editor:",
    "web editor:",
    "source:",
    "©",
    "copyright",
    "click here",
    "tags:",
];

/// Words of web furniture that count only at the very end of a page.
const TAIL_FURNITURE: &[&str] = &[
    "print",
    "share",
    "topics",
    "geography",
    "persons",
    "next",
    "previous",
    "links",
    "facebook",
    "twitter",
    "contact",
];

/// Whether the line is a footer or a distribution line.
pub(super) fn is_footer(text: &str) -> bool {
    if text.len() > 120 {
        return false;
    }
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric() && c != '©' && c != '#');
    if bare.is_empty() || bare.chars().all(|c| c == '#' || c == ' ') {
        // "###", "\###", "# # #", "* * *", "-----".
        return text.chars().filter(|c| !c.is_whitespace()).count() >= 3;
    }
    let bare = bare.trim_matches('#').trim();
    if matches!(bare, "END" | "ENDS")
        || (bare.eq_ignore_ascii_case("end") && text.starts_with(['(', '-', '–', '—', '[', '/']))
    {
        return true;
    }
    let lower = bare.to_lowercase();
    FURNITURE.contains(&lower.as_str()) || (text.len() <= 100 && CREDITS.iter().any(|c| lower.starts_with(c)))
}

/// Whether a line at the very end of the page belongs to its furniture.
pub(super) fn is_tail_furniture(text: &str) -> bool {
    is_footer(text)
        || TAIL_FURNITURE.contains(&text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().as_str())
}

/// Beginnings of lines that state a fact of the page.
const FACTS: &[&str] = &["location:", "place:", "venue:", "subject:", "ref:", "reference:", "contact:"];

/// Whether the line says whose words follow, or frames them: "The below is attributable to …:".
pub(super) fn is_wrapper(text: &str) -> bool {
    let lower = text.get(..text.floor_char_boundary(200)).unwrap_or(text).to_lowercase();
    (lower.contains("attributable to") && text.len() <= 200 && lower.starts_with("the "))
        || lower.starts_with("the text of the following")
        || (text.len() <= 100 && FACTS.iter().any(|f| lower.starts_with(f)))
        || (lower.starts_with("the following")
            && (["was released", "was issued", "is the text"].iter().any(|w| lower.contains(w))))
}

/// Words of headlines: the genre's verbs in the headline present, and its nouns.
const HEADLINE: &[&str] = &[
    "meets",
    "meet",
    "holds",
    "hold",
    "speaks",
    "speak",
    "talks",
    "visits",
    "attends",
    "receives",
    "addresses",
    "signs",
    "chairs",
    "hosts",
    "welcomes",
    "call",
    "calls",
    "readout",
    "meetings",
    "visits",
    "read-out",
    "statement",
    "meeting",
    "communiqué",
    "communique",
    "declaration",
    "resolution",
    "conference",
    "remarks",
    "briefing",
    "consultations",
    "communication",
    "outcome",
    "summit",
    "visit",
    "conversation",
    "telephone",
    "interview",
    "speech",
    "address",
    "dialogue",
    "transcript",
    "minutes",
    "conclusions",
    "summary",
    "memorandum",
    "q&a",
    "phone",
    "exchange",
    "joint",
    "letter",
    "message",
];

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
];

/// How much a line looks like a title: above zero it does, far below it names an issuer.
pub(super) fn title_score(text: &str) -> i32 {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ':' | '(' | ')'))
        .filter(|w| !w.is_empty())
        .collect();
    let mut score = 0;
    if words.iter().any(|w| HEADLINE.contains(w)) {
        score += 4;
    }
    if words.len() >= 4 {
        score += 1;
    }
    if ISSUERS.iter().any(|i| lower.starts_with(i)) || lower.contains(" > ") {
        score -= 5;
    }
    score
}

/// Words that a title leaves small.
const SMALL: &[&str] = &[
    "a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "with", "by", "from", "as", "its",
    "their", "between", "under", "over", "into", "de", "der", "von", "al", "bin", "via", "per", "amid",
];

/// Whether a lower-case word is one that titles leave small.
pub(super) fn is_small(word: &str) -> bool {
    SMALL.contains(&word)
}

/// Whether a line opens with an agency's dateline: `TOLMAR, March 4 (Hanwen) -- `, `VESK, 4 March. /SARTASS/.`
pub(super) fn is_agency_dateline(text: &str) -> bool {
    let head = text.get(..text.floor_char_boundary(90)).unwrap_or(text);
    let city = head.split([',', ' ', '(']).next().unwrap_or("");
    is_capitals(city) && ["--", " — ", " – ", ") - ", "/."].iter().any(|dash| head.contains(dash))
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
        if !SMALL.contains(&word) {
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
            }) || SMALL.contains(&w)
        });
    // "C.S.-L.U.: Joint Statement on Trade" is a headline.
    let whole = text.trim();
    let headline = whole.get(colon..).is_some_and(|r| title_score(r) >= 4 && is_all_title_case(r))
        && end_of(whole) == End::Open;
    // "Date: 4 March 2031" is a dateline, "Location: Vesk" a card line; both are harmless here,
    // but a headline with a colon ("Joint Statement: …") is not a turn.
    parted && named && !headline && !label.is_empty() && !after.trim().is_empty() && title_score(label) <= 1
}

/// Whether a line that stands apart names a topic: a few words, no sentence, no opening of one.
pub(super) fn is_topic(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let first = words.next().unwrap_or("");
    let opens = matches!(
        first,
        "The" | "They" | "We" | "He" | "She" | "It" | "Both" | "All" | "This" | "These" | "I"
    );
    !opens
        && words.count() <= 5
        && text.chars().next().is_some_and(char::is_uppercase)
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '–' | '’' | '\'' | '&' | ','))
        && matches!(end_of(text), End::Open)
}

/// Whether a short line under a date names where it was.
pub(super) fn is_place(text: &str) -> bool {
    let section = matches!(
        text.to_lowercase().as_str(),
        "preamble" | "introduction" | "overview" | "background" | "summary"
    );
    text.split_whitespace().count() <= 3 && is_all_title_case(text) && is_topic(text) && !section
}

/// Whether `text` can be a heading: short, in capitals or title case, not a sentence.
pub(super) fn is_heading(text: &str) -> bool {
    let words = text.split_whitespace().count();
    text.chars().count() <= 80
        && words <= 12
        && text.chars().any(char::is_alphabetic)
        && matches!(end_of(text), End::Open)
        && (is_capitals(text)
            || (words <= 10 && is_title_case(text) && text.chars().next().is_some_and(char::is_uppercase)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn date_lines() {
        for text in [
            "2031-03-04",
            "2031-03-04 11:14",
            "Updated: March 4, 2031 19:02",
            "March 4, 2031",
            "4 March 2031",
            "Tolmar, 4 March 2031",
            "(Vesk, Monday 4 March 2031)",
            "Release date: 2031/03/04",
            "2031-03-04T11:14:00+08:00",
            "4 марта 2031 года",
            "2031年3月4日",
            "Tuesday, March 4th, 2031 at 10:30 a.m. GMT",
        ] {
            assert!(is_date_line(text), "{text}");
        }
        for text in [
            "On March 4, 2031,",
            "March",
            "On March 4, 2031 Ma met Pell",
            "Resolution 12 (2031)",
            "2031",
            "G20",
            "Vesk",
            "Ma Rensheng, Foreign Minister, 4 votes",
            "4 votes for, 2 against",
        ] {
            assert!(!is_date_line(text), "{text}");
        }
    }

    #[test]
    fn footers() {
        for text in [
            "###",
            "\\###",
            "# # #",
            "(END)",
            "- END -",
            "ENDS",
            "End Text.",
            "Begin Text:",
            "Suggest to a friend",
            "* unofficial translation",
            "(Provisional Translation)",
            "Check against delivery",
        ] {
            assert!(is_footer(text), "{text}");
        }
        for text in ["End of the war", "end", "Trade", "The check against delivery failed.", "I", "--"] {
            assert!(!is_footer(text), "{text}");
        }
    }

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
