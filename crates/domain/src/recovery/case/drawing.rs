//! The case drawn from its table, for the manual.

use super::act::Act;
use super::stage::Stage;
use super::table::{Line, TABLE, To};
use std::fmt::Write as _;

/// The stages and what leads from one to another, as a diagram that readers of Markdown draw.
pub fn picture() -> String {
    let mut drawn = String::from("stateDiagram-v2\n    [*] --> collecting: open\n");
    let name = |stage: Stage| stage.code().replace('-', "_");
    for stage in Stage::ALL {
        for to in Stage::ALL {
            let leads = |line: &&Line| line.from.contains(&stage) && line.to == To::Stage(to);
            let acts: Vec<&str> = TABLE.iter().filter(leads).map(|line| line.act.code()).collect();
            if !acts.is_empty() && stage != to {
                let told = acts.join(", ");
                writeln!(drawn, "    {} --> {}: {told}", name(stage), name(to))
                    .expect("a String takes everything");
            }
        }
    }
    for back in [Stage::Collecting, Stage::PreTrial] {
        writeln!(drawn, "    agency --> {}: {}", name(back), Act::Recalled.code())
            .expect("a String takes everything");
    }
    for closed in Stage::ALL.into_iter().filter(|stage| stage.is_closed()) {
        writeln!(drawn, "    {} --> [*]", name(closed)).expect("a String takes everything");
    }
    drawn
}

/// The table as its rows of words: act, from where, to where, what it asks for.
pub fn rows() -> Vec<[String; 4]> {
    let words = |codes: Vec<&str>| codes.join(", ");
    let row = |line: &Line| {
        let to = match line.to {
            To::Stage(stage) => stage.code(),
            To::Same => "stays",
            To::Before => "back",
        };
        [
            line.act.code().to_owned(),
            words(line.from.iter().map(|stage| stage.code()).collect()),
            to.to_owned(),
            words(line.needs.iter().map(|need| need.code()).collect()),
        ]
    };
    TABLE.iter().map(row).collect()
}
