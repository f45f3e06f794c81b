//! The fonts that are compiled in: nothing of the machine is looked at, so a document looks the
//! same everywhere.

use std::sync::LazyLock;
use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// Every font with what it can draw.
pub(crate) struct Fonts {
    pub(crate) book: LazyHash<FontBook>,
    pub(crate) all: Vec<Font>,
}

/// Read once a process.
pub(crate) static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let all: Vec<Font> =
        typst_assets::fonts().flat_map(|data| Font::iter(Bytes::new(data))).collect();
    Fonts { book: LazyHash::new(FontBook::from_fonts(&all)), all }
});

impl Fonts {
    /// Can any of them draw this?
    pub(crate) fn draw(&self, character: char) -> bool {
        let drawn = |font: &Font| font.info().coverage.contains(u32::from(character));
        self.all.iter().any(drawn)
    }
}
