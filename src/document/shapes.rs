//! Tests of the block builder over the shapes that documents of the genre have.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use crate::document::{Block, BlockKind, Document};
use crate::text::Span;
use proptest::prelude::*;
use unicode_segmentation::GraphemeCursor;

/// One line per block: kind, marker, depth, number of pieces, first words.
fn shape(name: &str, text: &str) -> String {
    let document = Document::from_text(name, text);
    let mut out = String::new();
    for block in &document.blocks {
        let marker = block.marker.map_or(String::new(), |m| format!(" [{}]", m.of(&document.text)));
        let depth = if block.depth > 0 { format!(" d{}", block.depth) } else { String::new() };
        let shown = block.pieces.iter().map(|p| p.of(&document.text)).collect::<Vec<_>>().join("|");
        let words: String = shown.chars().take(44).collect();
        let words = words.trim_end();
        out += format!("{:?}{marker}{depth}: {words}", block.kind).trim_end();
        out.push('\n');
    }
    out
}

fn txt(text: &str) -> String {
    shape("a.txt", text)
}

#[test]
fn a_ministry_page() {
    let text = "Ministry of External Relations\nThe Republic of Taihan\nMa Rensheng and Secretary of the Sarvan Federation Security Council Pavel Orlenko Hold Strategic Consultations\nUpdated: March 4, 2031 19:02\n\nOn March 4, 2031, Ma Rensheng met Pavel Orlenko in Tolmar.\n\nMa Rensheng said that the lake must stay open. Walls protect no one.\n";
    insta::assert_snapshot!(txt(text), @"
    Masthead: Ministry of External Relations
    Masthead: The Republic of Taihan
    Title: Ma Rensheng and Secretary of the Sarvan Fede
    Dateline: Updated: March 4, 2031 19:02
    Paragraph: On March 4, 2031, Ma Rensheng met Pavel Orle
    Paragraph: Ma Rensheng said that the lake must stay ope
    ");
}

#[test]
fn markdown_tables_and_fences() {
    let text = "# Trade in 2031\n\nThe two sides met in Vesk.\n\n| State | Fish |\n|-------|-----:|\n| Sarvan | **12** |\n| Tolmar | 9 |\n\n```text\n# no heading *at all*\n- The lake | stays open.\n```\n\nThey parted.\n";
    insta::assert_snapshot!(shape("a.md", text), @"
    Title: Trade in 2031
    Paragraph: The two sides met in Vesk.
    Paragraph: State | Fish
    Footer:
    Paragraph: Sarvan | |12
    Paragraph: Tolmar | 9
    Footer:
    Paragraph: # no heading *at all*
    ListItem [-]: The lake | stays open.
    Footer:
    Paragraph: They parted.
    ");
    // What nothing closes is no fence.
    let open = "The two sides met in the harbour of Vesk on Tuesday.\n\n```\n\nThe *sides* agreed to meet again in the harbour of Vesk.\n";
    insta::assert_snapshot!(shape("a.md", open), @"
    Paragraph: The two sides met in the harbour of Vesk on
    Footer: ```
    Paragraph: The |sides| agreed to meet again in the harb
    ");
}

#[test]
fn without_blank_lines_each_long_line_is_a_paragraph() {
    let text = "Ministry of External Relations of the Republic of Taihan\nMa Rensheng and Pavel Orlenko Hold Strategic Consultations\n2031-03-04 11:14\nOn March 4, 2031, Member of the Standing Bureau of the Unity Party Ma Rensheng held consultations with Secretary of the Sarvan Federation Security Council Pavel Orlenko in Tolmar.\nMa Rensheng said that the lake must stay open. Experience has shown that walls protect no one.\nPavel Orlenko agreed.\nThe two sides agreed to meet in Vesk.\nSuggest to a friend\nPrint\n";
    insta::assert_snapshot!(txt(text), @"
    Masthead: Ministry of External Relations of the Republ
    Title: Ma Rensheng and Pavel Orlenko Hold Strategic
    Dateline: 2031-03-04 11:14
    Paragraph: On March 4, 2031, Member of the Standing Bur
    Paragraph: Ma Rensheng said that the lake must stay ope
    Paragraph: Pavel Orlenko agreed.
    Paragraph: The two sides agreed to meet in Vesk.
    Footer: Suggest to a friend
    Footer: Print
    ");
}

#[test]
fn a_hard_wrapped_release() {
    let text = "THE WHITE TOWER\nOffice of the Press Secretary\n\nFOR IMMEDIATE RELEASE\nMarch 4, 2031\n\nReadout of President Thomas R. Hale, Jr.'s Meeting with Prime Minister\nSamir bin Yusuf Al Thamir of Qasr\n\nPresident Thomas R. Hale, Jr. met today with Prime Minister Samir bin Yusuf\nAl Thamir of Qasr. The leaders discussed the ferry line across Lake Dal and\nagreed that it should reopen after the talks that were set down for March\n12. They also spoke about trade.\n\nThe leaders underscored\n- freedom of navigation in the Strait of Orm,\n- the rights of the displaced, whose return\n  the Concord Nations will oversee.\n\n###\n";
    insta::assert_snapshot!(txt(text), @"
    Masthead: THE WHITE TOWER
    Masthead: Office of the Press Secretary
    Masthead: FOR IMMEDIATE RELEASE
    Dateline: March 4, 2031
    Title: Readout of President Thomas R. Hale, Jr.'s M
    Paragraph: President Thomas R. Hale, Jr. met today with
    Paragraph: The leaders underscored
    ListItem [-]: freedom of navigation in the Strait of Orm,
    ListItem [-]: the rights of the displaced, whose return|th
    Footer: ###
    ");
    let document = Document::from_text("a.txt", text);
    assert_eq!(document.blocks[5].pieces.len(), 4, "the date at a line's start is no list item");
}

#[test]
fn a_title_that_wraps_with_the_whole_text() {
    let text = "Joint Statement by the Foreign Ministers of Taihan, Sarvan and Norland\non the Opening of the Ferry Line across Lake Dal\n\nThe text of the following statement was released by the governments of\nTaihan, Sarvan and Norland on the occasion of the ministers' meeting.\n\nThe ministers met in Tolmar on March 4 to discuss the ferry line across\nLake Dal and agreed that it should reopen after the talks.\n";
    insta::assert_snapshot!(txt(text), @"
    Title: Joint Statement by the Foreign Ministers of
    Masthead: The text of the following statement was rele
    Paragraph: The ministers met in Tolmar on March 4 to di
    ");
    let document = Document::from_text("a.txt", text);
    let titles = document.blocks.iter().filter(|b| b.kind == BlockKind::Title).count();
    assert_eq!((titles, document.blocks[0].pieces.len()), (1, 2), "one title in two lines");
}

#[test]
fn a_wrapped_text_with_indented_paragraphs_and_an_agency_dateline() {
    let text = "Ma Rensheng Meets with Ruth Pell\nTOLMAR, March 4 (Hanwen) -- Foreign Minister Ma Rensheng met with Albemarle\nForeign Secretary Ruth Pell on Monday. Ma said the two countries should\nkeep the lake open.\n   Pell said that Albemarle will send two ships and a crew of engineers to\nthe northern shore before the summer ends.\n   The two sides agreed to meet again.\n(END)\n";
    insta::assert_snapshot!(txt(text), @"
    Title: Ma Rensheng Meets with Ruth Pell
    Paragraph: TOLMAR, March 4 (Hanwen) -- Foreign Minister
    Paragraph: Pell said that Albemarle will send two ships
    Paragraph: The two sides agreed to meet again.
    Footer: (END)
    ");
}

#[test]
fn a_numbered_outline_nests() {
    let text = "Akitsu-Columbria Foreign Ministers' Telephone Talk\nMarch 4, 2031\n\nOn March 4, Minister Kaido held a telephone talk with Secretary Whitlock. The overview is as follows.\n\n1. The two ministers exchanged views on Orm.\n\n2. Bilateral relations\n(1) Minister Kaido stated that Akitsu would host the next round.\n(2) Secretary Whitlock welcomed the decision:\n° on fisheries, and\n° on ports.\n\n3. The two ministers concurred in continuing to work together.\n(END)\n\nRelated Information\nAkitsu-Columbria relations\n";
    insta::assert_snapshot!(txt(text), @"
    Title: Akitsu-Columbria Foreign Ministers' Telephon
    Dateline: March 4, 2031
    Paragraph: On March 4, Minister Kaido held a telephone
    ListItem [1.]: The two ministers exchanged views on Orm.
    Heading(2) [2.]: Bilateral relations
    ListItem [(1)] d1: Minister Kaido stated that Akitsu would host
    ListItem [(2)] d1: Secretary Whitlock welcomed the decision:
    ListItem [°] d2: on fisheries, and
    ListItem [°] d2: on ports.
    ListItem [3.]: The two ministers concurred in continuing to
    Footer: (END)
    Footer: Related Information
    Footer: Akitsu-Columbria relations
    ");
}

#[test]
fn a_resolution() {
    let text = "Resolution 12 (2031)\nAdopted by the Concord Council at its 8th meeting, on 4 March 2031\n\nThe Concord Council,\n\nRecalling its resolution 9 (2030),\n\n1. Calls upon all parties to reopen the strait;\n\n2. Requests the Secretary-General\n   (a) to report within thirty days; and\n   (b) to name an envoy;\n\n3. Decides to remain seized of the matter.\n";
    insta::assert_snapshot!(txt(text), @"
    Title: Resolution 12 (2031)
    Dateline: Adopted by the Concord Council at its 8th me
    Paragraph: The Concord Council,
    Paragraph: Recalling its resolution 9 (2030),
    ListItem [1.]: Calls upon all parties to reopen the strait;
    ListItem [2.]: Requests the Secretary-General
    ListItem [(a)] d1: to report within thirty days; and
    ListItem [(b)] d1: to name an envoy;
    ListItem [3.]: Decides to remain seized of the matter.
    ");
}

#[test]
fn a_communique_with_headings() {
    let text = "Communiqué of the Lake Dal Conference\n\nPreamble\n\nThe states of the lake met in Vesk on 4 March 2031.\n\nSECURITY AND BORDERS\n\nThey agreed to keep the borders open.\n\nUndersea infrastructure\n\n4. They welcomed the new cable.\n\nPresent at the meeting:\nGovernor Ana Lisova\nGovernor Bo Tarn\n\nComments from the Taihan side:\n• Tariffs must fall.\n";
    insta::assert_snapshot!(txt(text), @"
    Title: Communiqué of the Lake Dal Conference
    Heading(2): Preamble
    Paragraph: The states of the lake met in Vesk on 4 Marc
    Heading(1): SECURITY AND BORDERS
    Paragraph: They agreed to keep the borders open.
    Heading(2): Undersea infrastructure
    ListItem [4.]: They welcomed the new cable.
    Paragraph: Present at the meeting:
    Paragraph: Governor Ana Lisova
    Paragraph: Governor Bo Tarn
    Paragraph: Comments from the Taihan side:
    ListItem [•]: Tariffs must fall.
    ");
}

#[test]
fn a_transcript() {
    let text = "Spokesperson Lu Qing's Regular Press Conference on March 4, 2031\n\nHanwen Daily: Has the ferry\nsailed, and who was aboard when it left the harbour of Tolmar on Monday?\nLu Qing: We have noted the reports. I refer you to the competent\nauthorities.\n\nOn the second question, the position of Taihan is clear.\n\nQ: Will it sail?\n\nA: No.\n";
    insta::assert_snapshot!(txt(text), @"
    Title: Spokesperson Lu Qing's Regular Press Confere
    Paragraph: Hanwen Daily: Has the ferry|sailed, and who
    Paragraph: Lu Qing: We have noted the reports. I refer
    Paragraph: On the second question, the position of Taih
    Paragraph: Q: Will it sail?
    Paragraph: A: No.
    ");
}

#[test]
fn attribution_lines_and_wrappers_are_no_body() {
    let text = "C.S.-L.U.:  Joint Statement on the Strait of Orm\n\nOffice of the Spokesperson\n\nThe below is attributable to Spokesperson Rob Teague:\u{200e}\n\nBegin Text:\n\nWe are united in condemning the closure.\n\nEnd Text.\n";
    insta::assert_snapshot!(txt(text), @"
    Title: C.S.-L.U.:  Joint Statement on the Strait of
    Masthead: Office of the Spokesperson
    Masthead: The below is attributable to Spokesperson Ro
    Footer: Begin Text:
    Paragraph: We are united in condemning the closure.
    Footer: End Text.
    ");
}

#[test]
fn a_page_with_the_date_under_the_first_paragraph_and_lists_of_topics() {
    let text = "Telephone conversation with President of Tûrvia Elif Çınar\n\nViktor Belenko had a telephone conversation with President of Tûrvia Elif Çınar.\n\nMarch 4, 2031\n17:10\n\nIt was noted that trade is growing.\n\nTopics\nForeign policy\nPersons\nÇınar Elif\n";
    insta::assert_snapshot!(txt(text), @"
    Title: Telephone conversation with President of Tûr
    Paragraph: Viktor Belenko had a telephone conversation
    Dateline: March 4, 2031
    Dateline: 17:10
    Paragraph: It was noted that trade is growing.
    Footer: Topics
    Footer: Foreign policy
    Footer: Persons
    Footer: Çınar Elif
    ");
}

#[test]
fn markdown() {
    let text = "---\ntitle: \"Joint Statement\"\ndate: 2031-03-04\n---\n\n# Joint Statement of the Harbour Group\n\n*Vesk, 4 March 2031*\n\nWe met in Vesk to\n**reaffirm** our commitment to the [Orm Accord](https://example.org/orm).\n\n## Trade ##\n\n1. We welcome the tariff\n   of the Littoral Union.\n   - lift the ban;\n\n> The sea is common.\n> It is for all.\n\n\\###\n";
    insta::assert_snapshot!(shape("a.md", text), @r#"
    FrontMatter: title: "Joint Statement"|date: 2031-03-04
    Title: Joint Statement of the Harbour Group
    Dateline: Vesk, 4 March 2031
    Paragraph: We met in Vesk to|reaffirm| our commitment t
    Heading(2): Trade
    ListItem [1.]: We welcome the tariff|of the Littoral Union.
    ListItem [-] d1: lift the ban;
    Quotation: The sea is common.|It is for all.
    Footer: ###
    "#);
}

#[test]
fn a_text_may_start_with_its_body() {
    for text in [
        "President Deng pointed out that the lake must stay open. It is deep.\n\nHale said he agreed.\n",
        "Ma Rensheng said the lake must stay open",
        "On 24 January, 2031, Member of the Standing Bureau of the Unity Party and Minister of External Relations\nMa Rensheng spoke by phone with Secretary of State Dana Whitlock.\n",
        "RIA Tolmar: Has the ferry sailed?\n\nLu Qing: It has.\n",
    ] {
        let document = Document::from_text("a.txt", text);
        assert!(document.blocks.iter().all(|b| b.kind == BlockKind::Paragraph), "{}", txt(text));
    }
}

#[test]
fn a_title_that_ends_in_an_abbreviation_is_a_title() {
    let text = "Secretary Whitlock’s Meeting with President Whipps, Jr.\n\nDana Whitlock met with President Whipps.\n";
    assert!(txt(text).starts_with("Title: Secretary"), "{}", txt(text));
}

#[test]
fn building_takes_linear_time() {
    let unit = "1. Ma said **that** [the lake\n> must (a) stay ]( open\nQ: Why\n\n";
    let time = |n: usize| {
        let text = unit.repeat(n);
        let start = std::time::Instant::now();
        let document = Document::from_text("a.md", text);
        assert!(!document.blocks.is_empty());
        start.elapsed().as_secs_f64()
    };
    time(500);
    let (small, large) = (time(2_000), time(16_000));
    assert!(large < small * 40.0 + 0.2, "8 times the text took {small} s and {large} s");
    // One group without any blank line, and one endless line.
    let _ = Document::from_text("a.txt", "Ma said that the lake must stay open\n".repeat(30_000));
    let _ = Document::from_text("a.md", "[*_`<(".repeat(60_000));
}

/// What every list of blocks must keep, whatever the text.
fn check(text: &str, blocks: &[Block]) {
    let mut at = 0;
    for block in blocks {
        assert!(block.span.start >= at && block.span.end > block.span.start, "{block:?}");
        let gap = Span::new(at, block.span.start).of(text);
        assert!(gap.chars().all(|c| c.is_whitespace() || super::super::line::invisible(c)), "skips {gap:?}");
        at = block.span.end;
        // Markup alone is not read, beside what is.
        let unread = block.kind == BlockKind::Footer && blocks.iter().any(|b| !b.pieces.is_empty());
        assert!(!block.pieces.is_empty() || unread, "{block:?}");
        let mut inside = block.span.start;
        for piece in block.pieces.iter().chain(&block.marker) {
            assert!(block.span.covers(*piece) && !piece.is_empty(), "{block:?}");
        }
        for piece in &block.pieces {
            assert!(piece.start >= inside, "{block:?}");
            inside = piece.end;
        }
        for edge in
            block.pieces.iter().chain(&block.marker).chain([&block.span]).flat_map(|s| [s.start, s.end])
        {
            assert!(
                GraphemeCursor::new(edge, text.len(), true).is_boundary(text, 0).unwrap(),
                "{edge} splits a cluster: {block:?}"
            );
        }
    }
    assert!(text.get(at..).unwrap().chars().all(|c| c.is_whitespace() || super::super::line::invisible(c)));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn blocks_cover_any_text(text in "(\\PC|[ \n\n\t#>*_`\\[\\]()1a.:;-]|\u{301}|\u{200d}|🇦|👩|\u{200b}|\r|---\n|Ma said |\n\n)*") {
        for name in ["a.txt", "a.md"] {
            let document = Document::from_text(name, text.clone());
            check(&document.text, &document.blocks);
        }
    }
}
