//! A guard against floods: a clock that jumped, an import of a thousand old debts (D09, I20).

/// May what waits leave?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Burst {
    Go,
    /// Nothing leaves until somebody has looked: so many wait, and only so many may leave.
    Park {
        waiting: u64,
        may_leave: u64,
    },
}

/// `bound` letters may leave a company on one business day without being asked about, and what
/// a person has `released` beside them; `left` of them have left already. When more wait than
/// that, none of them leaves: half of a flood is a flood.
pub const fn burst(bound: u64, released: u64, left: u64, waiting: u64) -> Burst {
    let may_leave = bound.saturating_add(released).saturating_sub(left);
    if waiting > may_leave { Burst::Park { waiting, may_leave } } else { Burst::Go }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flood_is_parked_whole_until_it_is_released() {
        let park = |waiting, may_leave| Burst::Park { waiting, may_leave };
        let rows = [
            // bound, released, left, waiting
            ((500, 0, 0, 500), Burst::Go),
            ((500, 0, 0, 501), park(501, 500)),
            ((500, 1, 0, 501), Burst::Go),
            ((500, 0, 400, 101), park(101, 100)),
            ((500, 0, 600, 1), park(1, 0)),
            ((500, 0, 600, 0), Burst::Go),
            ((0, u64::MAX, 7, 9), Burst::Go),
        ];
        for ((bound, released, left, waiting), expected) in rows {
            assert_eq!(burst(bound, released, left, waiting), expected, "{waiting}");
        }
    }
}
