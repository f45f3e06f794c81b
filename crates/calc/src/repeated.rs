//! Names that may stand only once.

use crate::refusal::Refusal;
use std::collections::BTreeSet;

/// Refuses the second use of a name, at the path of its index. Names are compared letter by
/// letter.
pub(crate) fn refuse_repeated<'n>(
    names: impl IntoIterator<Item = &'n str>,
    path: impl Fn(usize) -> String,
) -> Result<(), Refusal> {
    let mut seen = BTreeSet::new();
    for (index, name) in names.into_iter().enumerate() {
        if !seen.insert(name) {
            return Err(Refusal::conflict(path(index), "repeated").with("value", name));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_use_of_a_name_is_refused_where_it_stands() {
        let rows: [(&[&str], Option<&str>); 4] = [
            (&[], None),
            (&["1", "01", "1 ", "a", "A"], None),
            (&["1", "2", "1", "2"], Some("rows[2]")),
            (&["1", "1"], Some("rows[1]")),
        ];
        for (names, field) in rows {
            let refused = refuse_repeated(names.iter().copied(), |row| format!("rows[{row}]"));
            let refused = refused.err().map(|refusal| refusal.field().to_owned());
            assert_eq!(refused.as_deref(), field, "{names:?}");
        }
    }
}
