//! Verb forms by rule, with the irregular ones from data.

/// A form of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// stress
    Base,
    /// stresses
    Third,
    /// stressed
    Past,
    /// spoken (regular verbs: as past)
    Participle,
    /// stressing
    Ing,
}

/// All forms of `lemma`. Only the first word of a hyphenated lemma is inflected as a whole.
pub(crate) fn forms(lemma: &str, irregular: &[[String; 5]]) -> Vec<(Form, String)> {
    use Form::{Base, Ing, Participle, Past, Third};
    const ORDER: [Form; 5] = [Base, Third, Past, Participle, Ing];
    // A verb may be written in two ways: "focused", "focussed".
    let rows = irregular.iter().filter(|row| row.first().is_some_and(|b| b == lemma));
    let mut all: Vec<_> = rows.flat_map(|row| ORDER.into_iter().zip(row.iter().cloned())).collect();
    if !all.is_empty() {
        if lemma == "be" {
            all.extend([(Base, "are".into()), (Base, "am".into()), (Past, "were".into())]);
        }
        return all;
    }
    let stem_e = lemma.strip_suffix('e');
    let consonant_y = lemma.strip_suffix('y').filter(|s| !s.ends_with(['a', 'e', 'i', 'o', 'u']));
    let third = if let Some(stem) = consonant_y {
        format!("{stem}ies")
    } else if lemma.ends_with(['s', 'x', 'z']) || lemma.ends_with("ch") || lemma.ends_with("sh") {
        format!("{lemma}es")
    } else {
        format!("{lemma}s")
    };
    let past = if let Some(stem) = consonant_y {
        format!("{stem}ied")
    } else if stem_e.is_some() {
        format!("{lemma}d")
    } else {
        format!("{lemma}ed")
    };
    let ing = match stem_e {
        Some(stem) if !stem.ends_with('e') && stem.len() > 1 => format!("{stem}ing"),
        _ => format!("{lemma}ing"),
    };
    vec![(Base, lemma.to_owned()), (Third, third), (Past, past.clone()), (Participle, past), (Ing, ing)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_forms() {
        let get = |lemma: &str| forms(lemma, &[]).into_iter().map(|(_, w)| w).collect::<Vec<_>>().join(" ");
        assert_eq!(get("stress"), "stress stresses stressed stressed stressing");
        assert_eq!(get("reiterate"), "reiterate reiterates reiterated reiterated reiterating");
        assert_eq!(get("reply"), "reply replies replied replied replying");
        assert_eq!(get("convey"), "convey conveys conveyed conveyed conveying");
    }
}
