//! Words of a text on one line.

/// `text` with runs of white space made one space, without the marks of Markdown that a quotation over several lines
/// or an emphasis leaves in it: "the\n> Foreign Secretary", "**15 November**", "Thamir\_of".
#[must_use]
pub fn flat(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace().filter(|word| !word.bytes().all(|b| b == b'>')) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    if out.contains("**") || out.contains("\\_") {
        out = out.replace("**", "").replace("\\_", "_");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::flat;

    #[test]
    fn a_quotation_over_lines_is_one_line() {
        assert_eq!(flat("  the\n> Foreign\u{a0} Secretary "), "the Foreign Secretary");
        assert_eq!(flat("by **15 November** of Thamir\\_of"), "by 15 November of Thamir_of");
        assert_eq!(flat("a > b"), "a b");
        assert_eq!(flat("x>y"), "x>y");
        assert_eq!(flat(" \n "), "");
    }
}
