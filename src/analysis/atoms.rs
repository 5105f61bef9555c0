//! Factored denominators: products of powers of atoms.

use crate::analysis::size::Size;
use crate::slp::NodeId;
use std::cmp::Ordering;

/// The merging of exponent vectors stops after so many steps; what comes later is unknown.
const MAX_STEPS: usize = 1 << 23;

/// The numerator of a divisor, as it occurs in denominators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Atom {
    /// The divisor.
    pub node: NodeId,
    /// Degree and height of its numerator.
    pub size: Size,
}

/// A product `δ^E = Π δ^{E(δ)}` of atoms, or one that grew beyond its limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exponents {
    /// The factors at `start .. end`, in the order of their atoms, with positive exponents.
    Known { start: usize, end: usize },
    /// Nothing is known.
    Unknown,
}

impl Exponents {
    /// The empty product.
    pub(super) const EMPTY: Self = Self::Known { start: 0, end: 0 };
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Factor {
    atom: usize,
    exponent: u64,
}

/// The atoms of a program, and all products of them that occur.
#[derive(Debug)]
pub(super) struct Atoms {
    list: Vec<Atom>,
    of_node: Vec<Option<usize>>,
    factors: Vec<Factor>,
    steps: usize,
}

impl Atoms {
    /// No atoms yet, for a program with `nodes` nodes.
    pub(super) fn new(nodes: usize) -> Self {
        Self { list: Vec::new(), of_node: vec![None; nodes], factors: Vec::new(), steps: 0 }
    }

    /// The atoms, in the order of their first division.
    pub(super) fn list(&self) -> &[Atom] {
        &self.list
    }

    /// The atoms, in the order of their first division.
    pub(super) fn into_list(self) -> Vec<Atom> {
        self.list
    }

    /// Whether `node` is the divisor of an atom.
    pub(super) fn contains(&self, node: NodeId) -> bool {
        self.of_node[node.index()].is_some()
    }

    /// The atom of the divisor `node`, whose numerator has this size, as a product by itself.
    pub(super) fn divisor(&mut self, node: NodeId, size: Size) -> Exponents {
        let atom = *self.of_node[node.index()].get_or_insert_with(|| {
            self.list.push(Atom { node, size });
            self.list.len() - 1
        });
        self.factors.push(Factor { atom, exponent: 1 });
        Exponents::Known { start: self.factors.len() - 1, end: self.factors.len() }
    }

    /// The sizes of what `u` and `w` lack of their least common multiple: of `δ^{max(E_w − E_u, 0)}` and of
    /// `δ^{max(E_u − E_w, 0)}`.
    pub(super) fn lacking(&mut self, u: Exponents, w: Exponents) -> (Size, Size) {
        if u == w && u != Exponents::Unknown {
            return (Size::OF_ONE, Size::OF_ONE);
        }
        let mut lacking = (Size::OF_ONE, Size::OF_ONE);
        let list = std::mem::take(&mut self.list);
        let known = self.pairs(u, w, |_, atom, in_u, in_w| {
            let size = list[atom].size;
            match in_u.cmp(&in_w) {
                Ordering::Less => lacking.0 = lacking.0.product(size.pow(in_w - in_u)),
                Ordering::Greater => lacking.1 = lacking.1.product(size.pow(in_u - in_w)),
                Ordering::Equal => {}
            }
        });
        self.list = list;
        if known { lacking } else { (Size::UNBOUNDED, Size::UNBOUNDED) }
    }

    /// The least common multiple: `max(E_u, E_w)`.
    pub(super) fn union(&mut self, u: Exponents, w: Exponents) -> Exponents {
        if u == w || w == Exponents::EMPTY {
            return u;
        }
        self.merge(u, w, |in_u, in_w| Some(in_u.max(in_w)))
    }

    /// The product: `E_u + E_w`.
    pub(super) fn product(&mut self, u: Exponents, w: Exponents) -> Exponents {
        if w == Exponents::EMPTY {
            return u;
        }
        if u == Exponents::EMPTY {
            return w;
        }
        self.merge(u, w, u64::checked_add)
    }

    /// What `u` has beyond `w`: `E_u − min(E_u, E_w)`.
    pub(super) fn without(&mut self, u: Exponents, w: Exponents) -> Exponents {
        if u == Exponents::EMPTY || w == Exponents::EMPTY {
            return u;
        }
        self.merge(u, w, |in_u, in_w| Some(in_u.saturating_sub(in_w)))
    }

    /// `E' = ⌈E/2⌉`, and the size of `δ^{2E' − E}`.
    pub(super) fn halved(&mut self, u: Exponents) -> (Exponents, Size) {
        let half = self.merge(u, Exponents::EMPTY, |in_u, _| Some(in_u.div_ceil(2)));
        let Exponents::Known { start, end } = u else { return (half, Size::UNBOUNDED) };
        let odd = self.factors[start..end].iter().filter(|factor| factor.exponent % 2 == 1);
        let size = odd.map(|factor| self.list[factor.atom].size);
        (half, size.fold(Size::OF_ONE, Size::product))
    }

    /// The product with the exponents `exponent(E_u(δ), E_w(δ))`, unknown where one of them is.
    fn merge(
        &mut self,
        u: Exponents,
        w: Exponents,
        exponent: impl Fn(u64, u64) -> Option<u64>,
    ) -> Exponents {
        let start = self.factors.len();
        let mut overflow = false;
        let known = self.pairs(u, w, |factors, atom, in_u, in_w| match exponent(in_u, in_w) {
            Some(0) => {}
            Some(exponent) => factors.push(Factor { atom, exponent }),
            None => overflow = true,
        });
        if !known || overflow {
            self.factors.truncate(start);
            return Exponents::Unknown;
        }
        if self.factors.len() == start {
            return Exponents::EMPTY;
        }
        // A product that equals an operand shares its place.
        for operand in [u, w] {
            if let Exponents::Known { start: first, end } = operand
                && self.factors[first..end] == self.factors[start..]
            {
                self.factors.truncate(start);
                return operand;
            }
        }
        Exponents::Known { start, end: self.factors.len() }
    }

    /// Visits each atom of `u` or `w` with its two exponents; false if one of the products is unknown, or if the steps
    /// are used up.
    fn pairs(
        &mut self,
        u: Exponents,
        w: Exponents,
        mut visit: impl FnMut(&mut Vec<Factor>, usize, u64, u64),
    ) -> bool {
        let (
            Exponents::Known { start: left, end: left_end },
            Exponents::Known { start: right, end: right_end },
        ) = (u, w)
        else {
            return false;
        };
        self.steps += left_end - left + right_end - right;
        if self.steps > MAX_STEPS {
            return false;
        }
        let (mut left, mut right) = (left, right);
        loop {
            let in_u = (left < left_end).then(|| self.factors[left]);
            let in_w = (right < right_end).then(|| self.factors[right]);
            let first = [in_u, in_w].into_iter().flatten().map(|factor| factor.atom).min();
            let Some(atom) = first else { return true };
            let exponent = |factor: Option<Factor>| {
                factor.filter(|factor| factor.atom == atom).map_or(0, |factor| factor.exponent)
            };
            let (in_u, in_w) = (exponent(in_u), exponent(in_w));
            left += usize::from(in_u > 0);
            right += usize::from(in_w > 0);
            visit(&mut self.factors, atom, in_u, in_w);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::degree::Degree;
    use crate::analysis::height::Height;

    /// Two atoms `δ` and `ε` of degrees 1 and 10, and the product `δ^i·ε^j` for these exponents.
    fn atoms() -> (Atoms, impl Fn(&mut Atoms, u64, u64) -> Exponents) {
        let of_degree = |degree| Size { degree: Degree::from(degree), height: Height::OF_ONE };
        let mut atoms = Atoms::new(2);
        let [delta, epsilon] =
            [(0, 1), (1, 10)].map(|(node, degree)| atoms.divisor(NodeId(node), of_degree(degree)));
        let product = move |atoms: &mut Atoms, i: u64, j: u64| {
            let mut product = Exponents::EMPTY;
            for (factor, exponent) in [(delta, i), (epsilon, j)] {
                for _ in 0..exponent {
                    product = atoms.product(product, factor);
                }
            }
            product
        };
        (atoms, product)
    }

    #[test]
    fn exponents_are_added_compared_and_subtracted() {
        let (mut atoms, product) = atoms();
        let pairs =
            [[1, 0, 3, 0], [2, 3, 5, 1], [0, 2, 1, 1], [4, 4, 4, 4], [0, 0, 2, 7], [2, 1, 1, 0]];
        let swapped = pairs.map(|[i, j, k, l]| [k, l, i, j]);
        for [i, j, k, l] in pairs.into_iter().chain(swapped) {
            let (u, w) = (product(&mut atoms, i, j), product(&mut atoms, k, l));
            let degree = |i: u64, j: u64| Degree::from(i + 10 * j);
            let (left, right) = atoms.lacking(u, w);
            assert_eq!(left.degree, degree(k.saturating_sub(i), l.saturating_sub(j)));
            assert_eq!(right.degree, degree(i.saturating_sub(k), j.saturating_sub(l)));
            // Of a product as of nothing: nothing lacks all of its factors.
            let mut size = |exponents| atoms.lacking(Exponents::EMPTY, exponents).0.degree;
            assert_eq!(size(u), degree(i, j));
            let union = atoms.union(u, w);
            let sum = atoms.product(u, w);
            let rest = atoms.without(u, w);
            let mut size = |exponents| atoms.lacking(Exponents::EMPTY, exponents).0.degree;
            assert_eq!(size(union), degree(i.max(k), j.max(l)));
            assert_eq!(size(sum), degree(i + k, j + l));
            assert_eq!(size(rest), degree(i.saturating_sub(k), j.saturating_sub(l)));
            let (half, odd) = atoms.halved(u);
            assert_eq!(odd.degree, degree(i % 2, j % 2));
            let half = atoms.lacking(Exponents::EMPTY, half).0.degree;
            assert_eq!(half, degree(i.div_ceil(2), j.div_ceil(2)));
        }
    }

    /// Two unknown products need not be equal, although they look so.
    #[test]
    fn what_is_unknown_stays_unknown() {
        const EMPTY: Exponents = Exponents::EMPTY;
        const UNKNOWN: Exponents = Exponents::Unknown;
        let (mut atoms, product) = atoms();
        let known = product(&mut atoms, 1, 2);
        for (u, w) in [(UNKNOWN, UNKNOWN), (known, UNKNOWN), (UNKNOWN, known), (EMPTY, UNKNOWN)] {
            assert_eq!(atoms.lacking(u, w), (Size::UNBOUNDED, Size::UNBOUNDED));
            assert_eq!(atoms.union(u, w), UNKNOWN);
            assert_eq!(atoms.product(u, w), UNKNOWN);
        }
        assert_eq!(atoms.without(UNKNOWN, UNKNOWN), UNKNOWN);
        assert_eq!(atoms.without(known, UNKNOWN), UNKNOWN);
        assert_eq!(atoms.without(UNKNOWN, EMPTY), UNKNOWN);
        assert_eq!(atoms.without(EMPTY, UNKNOWN), EMPTY);
        assert_eq!(atoms.halved(UNKNOWN), (UNKNOWN, Size::UNBOUNDED));
    }
}
