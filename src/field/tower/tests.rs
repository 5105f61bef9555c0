//! Laws of the tower, and its agreement with the definition of the algebra.

use std::collections::BTreeMap;

use num_bigint::BigInt;
use proptest::prelude::*;

use super::*;
use crate::field::montgomery::PrimeField;
use crate::field::prime::Prime;
use crate::field::rational::Rationals;

/// The definition: polynomials in `s₁, …, s_k`, and the rule `s_i² = γ_i` applied until it applies no more.
struct Definition<'a, F: Field>(&'a Tower<F>);

/// A polynomial: from exponents to nonzero coefficients.
type Polynomial<E> = BTreeMap<Vec<u32>, E>;

impl<F: Field> Definition<'_, F> {
    fn expand(&self, a: &TowerElement<F::Element>) -> Polynomial<F::Element> {
        let members: Vec<usize> =
            (0..self.0.height()).filter(|i| a.support() >> i & 1 == 1).collect();
        let mut polynomial = BTreeMap::new();
        for (index, x) in a.coefficients().iter().enumerate() {
            let mut exponents = vec![0; self.0.height()];
            members
                .iter()
                .enumerate()
                .for_each(|(r, &i)| exponents[i] = u32::from(index >> r & 1 == 1));
            self.accumulate(&mut polynomial, exponents, x);
        }
        polynomial
    }

    fn accumulate(&self, sum: &mut Polynomial<F::Element>, exponents: Vec<u32>, x: &F::Element) {
        let base = self.0.base();
        let old = sum.remove(&exponents).unwrap_or(base.zero());
        let new = base.add(&old, x);
        if !base.is_zero(&new) {
            sum.insert(exponents, new);
        }
    }

    fn mul(
        &self,
        a: &Polynomial<F::Element>,
        b: &Polynomial<F::Element>,
    ) -> Polynomial<F::Element> {
        let mut product = Polynomial::new();
        for (e, x) in a {
            for (f, y) in b {
                let exponents = e.iter().zip(f).map(|(e, f)| e + f).collect();
                self.accumulate(&mut product, exponents, &self.0.base().mul(x, y));
            }
        }
        self.reduce(product)
    }

    fn reduce(&self, mut polynomial: Polynomial<F::Element>) -> Polynomial<F::Element> {
        loop {
            let Some((exponents, i)) =
                polynomial.keys().find_map(|e| Some((e.clone(), e.iter().rposition(|&e| e > 1)?)))
            else {
                return polynomial;
            };
            let x = polynomial.remove(&exponents).unwrap();
            for (gamma, y) in self.expand(&self.0.generators[i].square) {
                let mut exponents: Vec<u32> =
                    exponents.iter().zip(gamma).map(|(e, g)| e + g).collect();
                exponents[i] -= 2;
                self.accumulate(&mut polynomial, exponents, &self.0.base().mul(&x, &y));
            }
        }
    }

    fn add(
        &self,
        a: &Polynomial<F::Element>,
        b: &Polynomial<F::Element>,
    ) -> Polynomial<F::Element> {
        let mut sum = a.clone();
        for (e, x) in b {
            self.accumulate(&mut sum, e.clone(), x);
        }
        sum
    }

    /// The representation is the smallest, and the coefficients are as many as the support says.
    fn check_canonical(&self, a: &TowerElement<F::Element>) {
        assert_eq!(a.coefficients().len(), 1 << a.support().count_ones());
        assert_eq!(a.as_scalar().is_some(), a.support() == 0);
        let mut closed = 0;
        let occurring = self
            .expand(a)
            .into_keys()
            .flat_map(|e| e.into_iter().enumerate().filter(|&(_, e)| e > 0).map(|(i, _)| i));
        let mut pending: Vec<usize> = occurring.collect();
        while let Some(i) = pending.pop() {
            if closed >> i & 1 == 0 {
                closed |= 1 << i;
                let square = self.0.generators[i].square.support();
                pending.extend((0..i).filter(|j| square >> j & 1 == 1));
            }
        }
        assert_eq!(a.support(), closed);
    }
}

/// Numbers for the radicands and then for the elements: small ones, so that zeros and squares are frequent.
type Recipe = (Vec<(u32, Vec<i64>)>, Vec<(u32, Vec<i64>)>);

fn recipe(generators: usize, elements: usize) -> impl Strategy<Value = Recipe> {
    let element = || (any::<u32>(), prop::collection::vec(-4..=4_i64, 1..=8));
    (prop::collection::vec(element(), 0..=generators), prop::collection::vec(element(), elements))
}

/// An element with some of the monomials that exist so far.
fn element<F: Field>(
    tower: &Tower<F>,
    generators: &[TowerElement<F::Element>],
    (choice, numbers): &(u32, Vec<i64>),
) -> TowerElement<F::Element> {
    let constant = |n: i64| tower.reduce(&BigRational::from(BigInt::from(n))).unwrap();
    let mut sum = tower.zero();
    for (number, turn) in numbers.iter().zip(0..) {
        let subset = choice.rotate_right(5 * turn);
        let monomial = generators.iter().enumerate().filter(|(i, _)| subset >> i & 1 == 1);
        let term = monomial.fold(constant(*number), |m, (_, s)| tower.mul(&m, s));
        sum = tower.add(&sum, &term);
    }
    sum
}

fn build<F: Field>(base: F, recipe: &Recipe) -> (Tower<F>, Vec<TowerElement<F::Element>>) {
    let mut tower = Tower::new(base);
    let mut generators = Vec::new();
    for radicand in &recipe.0 {
        let square = element(&tower, &generators, radicand);
        generators.push(tower.adjoin(square).unwrap());
    }
    let elements = recipe.1.iter().map(|r| element(&tower, &generators, r)).collect();
    (tower, elements)
}

fn obeys_the_definition<F: Field>(base: F, recipe: &Recipe) {
    let (tower, elements) = build(base, recipe);
    let definition = Definition(&tower);
    let (a, b) = (&elements[0], &elements[1]);
    let (p, q) = (definition.expand(a), definition.expand(b));
    let (sum, difference, product) = (tower.add(a, b), tower.sub(a, b), tower.mul(a, b));
    assert_eq!(definition.expand(&sum), definition.add(&p, &q));
    assert_eq!(definition.add(&definition.expand(&difference), &q), p);
    assert_eq!(definition.expand(&product), definition.mul(&p, &q));
    for element in [a, b, &sum, &difference, &product, &tower.neg(a), &tower.conjugate(a)] {
        definition.check_canonical(element);
    }
}

fn obeys_the_ring_laws<F: Field>(base: F, recipe: &Recipe) {
    let (t, elements) = build(base, recipe);
    let (a, b, c) = (&elements[0], &elements[1], &elements[2]);
    assert_eq!(t.add(a, b), t.add(b, a));
    assert_eq!(t.mul(a, b), t.mul(b, a));
    assert_eq!(t.add(&t.add(a, b), c), t.add(a, &t.add(b, c)));
    assert_eq!(t.mul(&t.mul(a, b), c), t.mul(a, &t.mul(b, c)));
    assert_eq!(t.mul(&t.add(a, b), c), t.add(&t.mul(a, c), &t.mul(b, c)));
    assert_eq!(t.add(a, &t.zero()), *a);
    assert_eq!(t.mul(a, &t.one()), *a);
    assert_eq!(t.add(a, &t.neg(a)), t.zero());
    assert_eq!(t.sub(a, b), t.add(a, &t.neg(b)));
    assert!(t.is_zero(&t.sub(a, a)));
    assert_eq!(t.is_zero(a), *a == t.zero());
}

fn obeys_the_laws_of_norm_and_inverse<F: Field>(base: F, recipe: &Recipe) {
    let (t, elements) = build(base, recipe);
    let (a, b) = (&elements[0], &elements[1]);
    let base = t.base();
    assert_eq!(t.norm(&t.mul(a, b)), base.mul(&t.norm(a), &t.norm(b)));
    for a in [a, b, &t.mul(a, b)] {
        assert_eq!(t.is_unit(a), base.is_unit(&t.norm(a)));
        match t.invert(a) {
            Some(inverse) => {
                assert_eq!(t.mul(a, &inverse), t.one());
                assert_eq!(t.invert(&inverse).as_ref(), Some(a));
                assert!(t.is_unit(a));
                Definition(&t).check_canonical(&inverse);
            }
            None => assert!(!t.is_unit(a)),
        }
    }
}

fn prime_field(p: u64) -> PrimeField {
    PrimeField::new(Prime::new(p).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn the_definition(recipe in recipe(5, 2)) {
        obeys_the_definition(prime_field(5), &recipe);
        obeys_the_definition(prime_field((1 << 61) - 1), &recipe);
    }

    #[test]
    fn the_definition_over_the_rationals(recipe in recipe(4, 2)) {
        obeys_the_definition(Rationals, &recipe);
    }

    #[test]
    fn the_ring_laws(recipe in recipe(6, 3)) {
        obeys_the_ring_laws(prime_field(3), &recipe);
        obeys_the_ring_laws(prime_field((1 << 61) - 1), &recipe);
    }

    #[test]
    fn norm_and_inverse(recipe in recipe(5, 2)) {
        obeys_the_laws_of_norm_and_inverse(prime_field(7), &recipe);
        obeys_the_laws_of_norm_and_inverse(prime_field((1 << 61) - 1), &recipe);
    }

    #[test]
    fn norm_and_inverse_over_the_rationals(recipe in recipe(3, 2)) {
        obeys_the_laws_of_norm_and_inverse(Rationals, &recipe);
    }

    /// The norm is the determinant of the multiplication: here for one generator, `N(c + ds) = c² − d²γ`.
    #[test]
    fn the_norm_of_a_pair(c in 0..101_u64, d in 0..101_u64, gamma in 0..101_u64) {
        let f = prime_field(101);
        let mut t = Tower::new(f);
        let s = t.adjoin(t.scalar(f.residue(gamma))).unwrap();
        let a = t.add(&t.scalar(f.residue(c)), &t.mul(&t.scalar(f.residue(d)), &s));
        prop_assert_eq!(f.value(t.norm(&a)), (c * c + (101 - gamma) * d * d) % 101);
    }
}

#[test]
fn over_a_square_there_are_zero_divisors() {
    let f = prime_field((1 << 61) - 1);
    let mut tower = Tower::new(f);
    let x = tower.scalar(f.residue(1_234_567));
    let t = tower.adjoin(tower.mul(&x, &x)).unwrap();
    let (minus, plus) = (tower.sub(&t, &x), tower.add(&t, &x));
    for divisor in [&minus, &plus] {
        assert!(!tower.is_zero(divisor));
        assert!(!tower.is_unit(divisor));
        assert_eq!(tower.invert(divisor), None);
        assert_eq!(tower.norm(divisor), f.zero());
    }
    assert!(tower.is_zero(&tower.mul(&minus, &plus)));
    assert!(tower.is_unit(&t));
}

#[test]
fn over_zero_there_is_a_nilpotent() {
    let mut tower = Tower::new(Rationals);
    let t = tower.adjoin(tower.zero()).unwrap();
    assert!(!tower.is_zero(&t) && !tower.is_unit(&t));
    assert!(tower.is_zero(&tower.mul(&t, &t)));
    assert!(tower.is_unit(&tower.add(&t, &tower.one())));
}

#[test]
fn an_element_is_kept_over_the_smallest_support() {
    let f = prime_field(1009);
    let mut tower = Tower::new(f);
    let r = tower.adjoin(tower.scalar(f.residue(2))).unwrap();
    let s = tower.adjoin(tower.scalar(f.residue(3))).unwrap();
    let t = tower.adjoin(tower.add(&s, &tower.one())).unwrap();
    assert_eq!((r.support(), s.support(), t.support()), (0b001, 0b010, 0b110));
    assert_eq!(tower.mul(&r, &t).support(), 0b111);
    assert_eq!(tower.mul(&t, &t), tower.add(&s, &tower.one()));
    assert_eq!(tower.mul(&s, &s).as_scalar(), Some(&f.residue(3)));
    let sum = tower.add(&tower.add(&r, &s), &t);
    assert_eq!(tower.sub(&tower.sub(&sum, &t), &s), r);
    assert_eq!(tower.norm(&tower.scalar(f.residue(2))), f.residue(256));
}

#[test]
fn a_full_tower_takes_no_more() {
    let mut tower = Tower::new(Rationals);
    for _ in 0..MAX_GENERATORS {
        assert!(tower.adjoin(tower.one()).is_some());
    }
    assert_eq!(tower.adjoin(tower.one()), None);
}
