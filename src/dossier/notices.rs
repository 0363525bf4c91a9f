//! What a reader has to know of a dossier before believing what its views say.

use super::Source;
use super::duplicates::duplicates;
use std::collections::{BTreeMap, BTreeSet};

/// Near-duplicates named one by one.
const MOST_TWINS: usize = 5;

/// The notices, one sentence each; `names` are the documents' names.
#[must_use]
pub fn notices(sources: &[Source<'_>], names: &[String]) -> Vec<String> {
    let mut told = Vec::new();
    let mut languages: BTreeMap<&str, usize> = BTreeMap::new();
    for source in sources.iter().filter(|source| source.findings.language != "en") {
        *languages.entry(source.findings.language.as_str()).or_default() += 1;
    }
    if !languages.is_empty() {
        let count: usize = languages.values().sum();
        let which: Vec<String> = languages.iter().map(|(language, n)| format!("{language} {n}")).collect();
        told.push(format!(
            "{} not in English ({}): nothing was read off {}.",
            are(count, "document"),
            which.join(", "),
            if count == 1 { "it" } else { "them" }
        ));
    }
    let undated = sources.iter().filter(|source| source.when().is_none()).count();
    if undated == sources.len() && undated > 1 {
        told.push("No document has a date: nothing can be put in order.".to_owned());
    } else if undated > 0 {
        let verb = if undated == 1 { "1 document has" } else { &format!("{undated} documents have") };
        told.push(format!("{verb} no date: what depends on time leaves it out or puts it last."));
    }
    let silent = sources
        .iter()
        .filter(|source| source.findings.language == "en" && source.findings.claims.is_empty())
        .count();
    if silent > 0 {
        told.push(format!("In {} nobody says anything that was found.", counted(silent, "document")));
    }
    let twins = duplicates(sources);
    for twin in twins.iter().take(MOST_TWINS) {
        let name = |k: usize| names.get(k).map_or("", String::as_str);
        let how = if twin.likeness > 0.999 { "the same text" } else { "nearly the same text" };
        told.push(format!("{} and {} are {how}: both are counted.", name(twin.a), name(twin.b)));
    }
    if twins.len() > MOST_TWINS {
        let more = twins.len() - MOST_TWINS;
        told.push(format!("{} more of documents are nearly the same text.", counted(more, "pair")));
    }
    if unrelated(sources) {
        told.push("No two documents share a party or an issuer: they may not belong together.".to_owned());
    }
    told
}

/// Whether no two of several documents have a side or an issuer in common.
fn unrelated(sources: &[Source<'_>]) -> bool {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut telling = 0;
    for source in sources {
        let own: BTreeSet<&str> = source.sides().into_iter().chain(source.issuer()).collect();
        telling += usize::from(!own.is_empty());
        if own.iter().any(|name| seen.contains(name)) {
            return false;
        }
        seen.extend(own);
    }
    telling > 1
}

fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

fn are(count: usize, noun: &str) -> String {
    format!("{} {}", counted(count, noun), if count == 1 { "is" } else { "are" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::test_texts::{Told, sources};

    #[test]
    fn what_stands_in_the_way_is_said() {
        let told = [
            Told::of(
                "Ma Rensheng Meets with Pavel Orlenko\n\nMa Rensheng said that the lake must stay open.\n",
            ),
            Told::of(
                "Встреча министров\n\nМинистр заявил, что озеро должно оставаться открытым для всех судов.\n",
            ),
        ];
        let names = ["a.txt".to_owned(), "b.txt".to_owned()];
        let told = notices(&sources(&told), &names).join("\n");
        assert!(told.contains("1 document is not in English (ru 1)"), "{told}");
        assert!(told.contains("No document has a date"), "{told}");
        assert!(notices(&[], &[]).is_empty());
    }
}
