//! From a counterexample to a simple one, as property-testing tools do (Claessen and Hughes 2000): one parameter after another is
//! replaced by simpler values, and the whole configuration is moved and scaled, as long as that makes it better to look at.
//!
//! The result depends on nothing but the counterexample it starts from.

use super::sight::{Cost, Sight, View};
use crate::deadline;
use num_rational::Ratio;
use num_traits::{One as _, Signed as _, Zero as _};

/// Larger parameters are not tried.
const LARGEST_PARAMETER: i64 = 1 << 20;

/// Knows the configurations of a statement.
pub(super) trait Oracle {
    /// The configuration with these parameters, if it is admissible and the statement fails there.
    fn look(&mut self, parameters: &[Ratio<i64>]) -> Option<Sight>;
}

/// What a parameter of a theorem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A coordinate of a free point, by the number of its axis; those of one point follow each other.
    Coordinate(usize),
    /// A free number, or the parameter of a semi-free point.
    Scalar,
}

/// A counterexample by its parameters.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) parameters: Vec<Ratio<i64>>,
    pub(super) cost: Cost,
}

/// A search under way.
pub(super) struct Shrink<'s, O> {
    pub(super) oracle: &'s mut O,
    pub(super) view: &'s View,
    pub(super) roles: &'s [Role],
    /// Configurations that may still be looked at.
    pub(super) budget: u32,
}

impl<O: Oracle> Shrink<'_, O> {
    /// The cost at these parameters; nothing when the statement does not fail there, or the budget is spent.
    pub(super) fn try_at(&mut self, parameters: Vec<Ratio<i64>>) -> Option<Found> {
        let large = |q: &Ratio<i64>| q.numer().abs().max(*q.denom()) > LARGEST_PARAMETER;
        if self.is_spent() || parameters.iter().any(large) {
            return None;
        }
        self.budget -= 1;
        let sight = self.oracle.look(&parameters)?;
        let cost = self.view.cost(&sight, &parameters);
        Some(Found { parameters, cost })
    }

    /// Whether nothing more may be looked at.
    fn is_spent(&mut self) -> bool {
        if self.budget > 0 && deadline::is_over() {
            self.budget = 0;
        }
        self.budget == 0
    }

    /// A counterexample that no single move makes better.
    pub(super) fn shrink(&mut self, mut best: Found) -> Found {
        loop {
            let before = best.cost;
            if self.is_spent() {
                return best;
            }
            self.move_whole(&mut best);
            for position in 0..best.parameters.len() {
                if self.is_spent() {
                    return best;
                }
                for value in simpler(self.roles[position], best.parameters[position]) {
                    let mut parameters = best.parameters.clone();
                    parameters[position] = value;
                    self.keep_better(&mut best, parameters);
                }
            }
            if best.cost == before {
                return best;
            }
        }
    }

    fn keep_better(&mut self, best: &mut Found, parameters: Vec<Ratio<i64>>) {
        if self.is_spent() || parameters == best.parameters {
            return;
        }
        if let Some(found) = self.try_at(parameters)
            && found.cost < best.cost
        {
            *best = found;
        }
    }

    /// Brings each free point in turn to the origin, and changes the scale.
    fn move_whole(&mut self, best: &mut Found) {
        let coordinates: Vec<(usize, usize)> = (0..self.roles.len())
            .filter_map(|i| match self.roles[i] {
                Role::Coordinate(axis) => Some((i, axis)),
                Role::Scalar => None,
            })
            .collect();
        for (start, _) in coordinates.iter().enumerate().filter(|(_, (_, axis))| *axis == 0) {
            let ends = coordinates.iter().skip(start + 1).position(|(_, axis)| *axis == 0);
            let point = &coordinates[start..ends.map_or(coordinates.len(), |end| start + 1 + end)];
            let origin: Vec<Ratio<i64>> = point.iter().map(|(i, _)| best.parameters[*i]).collect();
            let mut moved = best.parameters.clone();
            for (i, axis) in &coordinates {
                if let Some(shift) = origin.get(*axis) {
                    moved[*i] -= *shift;
                }
            }
            self.keep_better(best, moved);
        }
        for (n, d) in [(2, 1), (3, 1), (5, 1), (7, 1), (1, 2), (1, 3), (1, 5), (-1, 1)] {
            let mut scaled = best.parameters.clone();
            for &(i, _) in &coordinates {
                scaled[i] *= Ratio::new(n, d);
            }
            self.keep_better(best, scaled);
        }
    }
}

/// The values that are tried in place of one.
fn simpler(role: Role, value: Ratio<i64>) -> Vec<Ratio<i64>> {
    let mut values: Vec<Ratio<i64>> = match role {
        Role::Coordinate(_) => (0..=6).flat_map(|n| [n, -n]).map(Ratio::from_integer).collect(),
        Role::Scalar => [
            (0, 1),
            (1, 1),
            (1, 2),
            (2, 1),
            (1, 3),
            (3, 1),
            (2, 3),
            (3, 2),
            (1, 4),
            (3, 4),
            (4, 1),
            (1, 5),
            (2, 5),
            (3, 5),
        ]
        .into_iter()
        .flat_map(|(n, d)| [Ratio::new(n, d), Ratio::new(-n, d)])
        .collect(),
    };
    let one = Ratio::one();
    values.extend([value + one, value - one, value.round(), -value]);
    if role != Role::Scalar {
        values.extend([value + one * 2, value - one * 2, value + one * 4, value - one * 4]);
    }
    let mut seen = Vec::with_capacity(values.len());
    for candidate in values {
        if candidate != value && !seen.contains(&candidate) {
            seen.push(candidate);
        }
    }
    if value.is_zero() {
        seen.retain(|candidate| !candidate.is_negative() || role != Role::Scalar);
    }
    seen
}
