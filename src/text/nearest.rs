//! The nearest right name for a wrong one.

/// The name among `names` nearest to `wrong`, if any is near enough to be meant.
#[must_use]
pub fn nearest<'a>(wrong: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = (wrong.chars().count() / 3).max(1);
    names
        .into_iter()
        .map(|name| (distance(wrong, name), name))
        .filter(|(d, _)| *d <= limit)
        .min()
        .map(|(_, n)| n)
}

/// Insertions, deletions, replacements and swaps of neighbours between two words.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut left = i + 1;
        let mut next = vec![left];
        for (j, (pair, y)) in row.windows(2).zip(&b).enumerate() {
            let [diagonal, above] = *pair else { continue };
            left = (diagonal + usize::from(x != y)).min(above + 1).min(left + 1);
            let earlier = |from: &[char], at: usize| at.checked_sub(1).and_then(|at| from.get(at).copied());
            if earlier(&a, i) == Some(*y)
                && earlier(&b, j) == Some(*x)
                && let Some(swapped) = j.checked_sub(1).and_then(|j| before.get(j))
            {
                left = left.min(swapped + 1);
            }
            next.push(left);
        }
        before = std::mem::replace(&mut row, next);
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_meant() {
        let names = ["note.add", "note.edit", "code.add"];
        assert_eq!(nearest("note.ad", names), Some("note.add"));
        assert_eq!(nearest("drak", ["dark", "light"]), Some("dark"));
        assert_eq!(nearest("notes.edit", names), Some("note.edit"));
        assert_eq!(nearest("quit", names), None);
        assert_eq!(distance("kitten", "sitting"), 3);
    }
}
