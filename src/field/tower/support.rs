//! Sets of generators.

use crate::field::tower::MAX_GENERATORS;

/// A set of generators, by their numbers from 0.
///
/// A set with `m` members numbers its `2^m` subsets: the subset that holds the members of ranks `r₁, r₂, …` has the
/// *index* `2^{r₁} + 2^{r₂} + …`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Support(u32);

impl Support {
    /// No generator.
    pub(super) const EMPTY: Self = Self(0);

    /// The set `{generator}`, if there may be such a generator.
    pub(super) fn single(generator: usize) -> Option<Self> {
        (generator < MAX_GENERATORS).then(|| Self(1 << generator))
    }

    /// The set as bits.
    pub(super) fn bits(self) -> u32 {
        self.0
    }

    /// The union.
    pub(super) fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether a generator is a member.
    pub(super) fn has(self, generator: usize) -> bool {
        self.0 >> generator & 1 == 1
    }

    /// The set without one generator.
    pub(super) fn without(self, generator: usize) -> Self {
        Self(self.0 & !(1 << generator))
    }

    /// The last generator.
    pub(super) fn top(self) -> Option<usize> {
        self.0.checked_ilog2().map(|i| i as usize)
    }

    /// The number `2^m` of coefficients over this set.
    pub(super) fn dimension(self) -> usize {
        1 << self.0.count_ones()
    }

    /// The members, ascending.
    pub(super) fn iter(self) -> impl Iterator<Item = usize> {
        (0..MAX_GENERATORS).filter(move |&i| self.has(i))
    }

    /// The subset of an index.
    pub(super) fn subset_at(self, index: usize) -> Self {
        let members = self.iter().enumerate().filter(|(rank, _)| index >> rank & 1 == 1);
        members.fold(Self::EMPTY, |set, (_, i)| Self(set.0 | 1 << i))
    }

    /// The index of a subset.
    fn index_of(self, subset: Self) -> usize {
        let ranks = self.iter().enumerate().filter(|&(_, i)| subset.has(i));
        ranks.fold(0, |index, (rank, _)| index | 1 << rank)
    }

    /// The indices, in this set, of all subsets of `subset`, in the order of their indices in `subset`.
    pub(super) fn positions_of(self, subset: Self) -> impl Iterator<Item = usize> {
        let all = self.index_of(subset);
        // Counting in the digits of `all`: what is outside them passes the borrow on.
        std::iter::successors(Some(0_usize), move |&index| {
            let next = index.wrapping_sub(all) & all;
            (next != 0).then_some(next)
        })
    }
}
