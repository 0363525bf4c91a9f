//! Invented readouts, as many as one likes: the same ones every time.
//!
//! Every name is fiction. Each issuer has formulae of its own, which it repeats, alters now and then, and
//! drops at some day; beside them stands what is said but once.

use std::fmt::Write as _;
use std::path::Path;

/// Numbers that look like chance and are the same everywhere (a 64-bit linear congruential generator).
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % n
    }

    fn of<'t>(&mut self, list: &[&'t str]) -> &'t str {
        list[self.below(list.len())]
    }
}

struct Ministry {
    country: &'static str,
    adjective: &'static str,
    minister: &'static str,
    capital: &'static str,
    formulae: [&'static str; 4],
}

const MINISTRIES: [Ministry; 6] = [
    Ministry {
        country: "Taihan",
        adjective: "Taihanese",
        minister: "Ma Rensheng",
        capital: "Hanwen",
        formulae: [
            "relations between the two countries are aimed at no third party and will be held back by none",
            "the two sides should keep the strategic channel open at all times and turn trust into results",
            "there is only one lawful owner of the northern islands and that history cannot be rewritten",
            "the common house of the coast must be built by those who live in it",
        ],
    },
    Ministry {
        country: "Sarvan",
        adjective: "Sarvanian",
        minister: "Pavel Orlenko",
        capital: "Vesk",
        formulae: [
            "the friendship of the two peoples is not swayed by passing circumstances",
            "a just arrangement for shipping in the strait must take account of the lawful interests of all",
            "unilateral sanctions that bypass the council of nations have no force in law",
            "the dialogue on strategic stability remains open to every responsible partner",
        ],
    },
    Ministry {
        country: "Akitsu",
        adjective: "Akitsuan",
        minister: "Kaido Renji",
        capital: "Tsukihara",
        formulae: [
            "a free and open ocean founded on the rule of law is in the interest of the whole region",
            "the alliance is the cornerstone of peace and prosperity along the coast",
            "unilateral attempts to change the status quo by force are unacceptable anywhere",
            "the early return of all abducted citizens is a matter that cannot wait",
        ],
    },
    Ministry {
        country: "Albemarle",
        adjective: "Albemarlean",
        minister: "Ruth Pell",
        capital: "Carrow",
        formulae: [
            "freedom of navigation is not a favour to be granted or withdrawn",
            "those responsible for attacks on merchant ships must be held to account",
            "humanitarian access must be full, safe and unhindered at all times",
            "our commitment to the collective defence of the coast remains iron-clad",
        ],
    },
    Ministry {
        country: "Qasr",
        adjective: "Qasri",
        minister: "Samir Thamir",
        capital: "Ras Jamil",
        formulae: [
            "dialogue and good-neighbourliness are the only road to lasting calm in the gulf",
            "the stability of energy markets is a shared responsibility of producers and consumers",
            "the blockade of ports punishes those who have no part in the conflict",
            "brotherly ties between the two peoples rest on history, faith and common destiny",
        ],
    },
    Ministry {
        country: "Lubasa",
        adjective: "Lubasan",
        minister: "Amina Sow",
        capital: "Ndara",
        formulae: [
            "African solutions are the first answer to African problems",
            "debt must not eat what the harvest has brought",
            "the forest is a common good for which all must pay their share",
            "a permanent seat for the continent is a matter of justice",
        ],
    },
];

const THINGS: &[&str] = &[
    "gas pipeline",
    "fishing quota",
    "rail link",
    "customs post",
    "grain corridor",
    "undersea cable",
    "visa agreement",
    "student exchange",
    "border commission",
    "trade mission",
    "air service",
    "harbour project",
    "vaccine plant",
    "mine clearance",
    "river survey",
    "tariff schedule",
    "loan",
    "satellite programme",
    "naval exercise",
    "consular office",
];
const VERBS: &[&str] =
    &["said that", "stressed that", "pointed out that", "noted that", "underlined that", "reaffirmed that"];
const ASKS: &[&str] = &["urged", "called on", "invited", "asked"];
const QUALITIES: &[&str] = &[
    "useful",
    "overdue",
    "costly",
    "promising",
    "delicate",
    "sound",
    "unfinished",
    "popular",
    "modest",
    "vital",
];
const PLACES: &[&str] = &[
    "Hanwen",
    "Vesk",
    "Tsukihara",
    "Carrow",
    "Ras Jamil",
    "Ndara",
    "Tolmar",
    "Port Lorne",
    "Karahan",
    "Saint Orme",
];
const TALKS: &[&str] = &["a candid", "an in-depth", "a friendly", "a constructive", "a frank"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The file of a document.
pub fn name(n: usize) -> String {
    format!("{:02}/readout-{n:05}.txt", n % 100)
}

/// Writes so many documents; gives back their bytes.
pub fn write(folder: &Path, count: usize) -> usize {
    for k in 0..100 {
        std::fs::create_dir_all(folder.join(format!("{k:02}"))).expect("a folder");
    }
    (0..count)
        .map(|n| {
            let text = readout(n, count);
            std::fs::write(folder.join(name(n)), &text).expect("a file");
            text.len()
        })
        .sum()
}

/// One readout. Those before and after it in number lie before and after it in time.
pub fn readout(n: usize, count: usize) -> String {
    let mut chance = Chance(0x5eed ^ (n as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    chance.below(2);
    let own = &MINISTRIES[n % MINISTRIES.len()];
    let other =
        &MINISTRIES[(n % MINISTRIES.len() + 1 + chance.below(MINISTRIES.len() - 1)) % MINISTRIES.len()];
    // Twenty years, from first to last.
    let day = n * 20 * 360 / count.max(1);
    let (year, month, date) = (2012 + day / 360, day / 30 % 12, day % 28 + 1);
    let place = if chance.below(3) == 0 { own.capital } else { chance.of(PLACES) };
    let mut out = String::with_capacity(2800);
    let _ = writeln!(out, "Ministry of Foreign Affairs of {}\n", own.country);
    let _ =
        writeln!(out, "Foreign Minister {} Meets with Foreign Minister {}\n", own.minister, other.minister);
    let _ = writeln!(out, "{date} {} {year}\n", MONTHS[month]);
    let _ = writeln!(
        out,
        "On {date} {} {year}, Foreign Minister {} of {} met with Foreign Minister {} of {} in {place}.\n",
        MONTHS[month], own.minister, own.country, other.minister, other.country
    );
    for paragraph in 0..3 + chance.below(3) {
        let (speaker, side) = if paragraph % 2 == 0 { (own, other) } else { (other, own) };
        let formula = speaker.formulae[chance.below(4)];
        // The third formula of each is dropped after twelve years; now and then a word changes.
        let formula =
            if formula == speaker.formulae[2] && year > 2024 { speaker.formulae[0] } else { formula };
        let formula =
            if chance.below(12) == 0 { formula.replacen("must", "should", 1) } else { formula.to_owned() };
        let _ = write!(out, "{} {} {formula}. ", speaker.minister, chance.of(VERBS));
        for _ in 0..1 + chance.below(3) {
            let (thing, quality) = (chance.of(THINGS), chance.of(QUALITIES));
            let (number, more) = (chance.below(900) + 11, chance.below(70) + 3);
            match chance.below(4) {
                0 => {
                    let _ = write!(
                        out,
                        "{} {} {} to finish the {thing} near kilometre {number} by {} {} {}. ",
                        speaker.minister,
                        chance.of(ASKS),
                        side.country,
                        chance.below(28) + 1,
                        MONTHS[chance.below(12)],
                        year + 1
                    );
                }
                1 => {
                    let _ = write!(
                        out,
                        "{} is ready to send {number} specialists for the {quality} {thing}, of whom {more} speak the language. ",
                        speaker.country
                    );
                }
                2 => {
                    let _ = write!(
                        out,
                        "{} {} the {thing} of the year before was {quality} and cost {number} million crowns in {more} months. ",
                        speaker.minister,
                        chance.of(VERBS)
                    );
                }
                _ => {
                    let _ = write!(
                        out,
                        "The {} side thanked {} for {number} tons of relief goods and {more} doctors. ",
                        speaker.adjective, side.country
                    );
                }
            }
        }
        out.push_str("\n\n");
    }
    let _ = writeln!(
        out,
        "The two sides had {} exchange of views on the {} and agreed to meet again in {} at an early date.",
        chance.of(TALKS),
        chance.of(THINGS),
        chance.of(PLACES)
    );
    out
}
