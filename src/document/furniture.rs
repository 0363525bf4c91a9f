//! Footers, distribution lines, web furniture: what frames a text and is none of it.

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
const FACTS: &[&str] = &[
    "location:",
    "place:",
    "venue:",
    "subject:",
    "ref:",
    "reference:",
    "contact:",
    "from:",
    "distr.:",
    "original:",
    "agenda item",
];

/// Whether the line says whose words follow, or frames them: "The below is attributable to …:".
pub(super) fn is_wrapper(text: &str) -> bool {
    // Most paragraphs are passed over here.
    let opens = |words: &str| text.get(..words.len()).is_some_and(|w| w.eq_ignore_ascii_case(words));
    if text.len() > 100 && !opens("the ") && !opens("from:") {
        return false;
    }
    let lower = text.get(..text.floor_char_boundary(200)).unwrap_or(text).to_lowercase();
    (lower.contains("attributable to") && text.len() <= 200 && lower.starts_with("the "))
        || lower.starts_with("the text of the following")
        || (text.len() <= 200 && lower.starts_with("from:"))
        || (text.len() <= 100 && FACTS.iter().any(|f| lower.starts_with(f)))
        || (lower.starts_with("the following")
            && (["was released", "was issued", "is the text"].iter().any(|w| lower.contains(w))))
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
