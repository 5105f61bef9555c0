//! Constructions of the plane, as formulas over any arithmetic.

use num_rational::BigRational;
use zippel::arith::Arith;

/// A point, or a vector.
#[derive(Clone, Debug)]
pub(crate) struct Point<V> {
    pub(crate) x: V,
    pub(crate) y: V,
}

/// A line `a·x + b·y + c = 0`.
pub(crate) type Line<V> = [V; 3];

/// An arithmetic together with the constructions that use it.
#[derive(Debug, Default)]
pub(crate) struct Plane<A: Arith> {
    pub(crate) arith: A,
}

type Pt<A> = Point<<A as Arith>::Value>;

impl<A: Arith> Plane<A> {
    pub(crate) fn int(&mut self, n: i64) -> A::Value {
        self.arith.constant(&BigRational::from_integer(n.into())).unwrap()
    }
    pub(crate) fn parameter(&mut self) -> A::Value {
        self.arith.parameter(&String::new).unwrap()
    }
    pub(crate) fn parameters<const N: usize>(&mut self) -> [A::Value; N] {
        std::array::from_fn(|_| self.parameter())
    }
    pub(crate) fn add(&mut self, u: &A::Value, w: &A::Value) -> A::Value {
        self.arith.add(u, w).unwrap()
    }
    pub(crate) fn sub(&mut self, u: &A::Value, w: &A::Value) -> A::Value {
        self.arith.sub(u, w).unwrap()
    }
    pub(crate) fn mul(&mut self, u: &A::Value, w: &A::Value) -> A::Value {
        self.arith.mul(u, w).unwrap()
    }
    pub(crate) fn div(&mut self, u: &A::Value, w: &A::Value) -> A::Value {
        self.arith.div(u, w, &String::new).unwrap()
    }
    pub(crate) fn sqrt(&mut self, g: &A::Value) -> A::Value {
        self.arith.sqrt(g, &String::new).unwrap()
    }
    pub(crate) fn neg(&mut self, u: &A::Value) -> A::Value {
        let zero = self.int(0);
        self.sub(&zero, u)
    }

    pub(crate) fn free(&mut self) -> Pt<A> {
        Point { x: self.parameter(), y: self.parameter() }
    }
    pub(crate) fn frees<const N: usize>(&mut self) -> [Pt<A>; N] {
        std::array::from_fn(|_| self.free())
    }
    pub(crate) fn at(&mut self, x: i64, y: i64) -> Pt<A> {
        Point { x: self.int(x), y: self.int(y) }
    }
    pub(crate) fn plus(&mut self, a: &Pt<A>, b: &Pt<A>) -> Pt<A> {
        Point { x: self.add(&a.x, &b.x), y: self.add(&a.y, &b.y) }
    }
    pub(crate) fn minus(&mut self, a: &Pt<A>, b: &Pt<A>) -> Pt<A> {
        Point { x: self.sub(&a.x, &b.x), y: self.sub(&a.y, &b.y) }
    }
    pub(crate) fn scaled(&mut self, u: &Pt<A>, by: &A::Value) -> Pt<A> {
        Point { x: self.mul(&u.x, by), y: self.mul(&u.y, by) }
    }
    pub(crate) fn over(&mut self, u: &Pt<A>, by: i64) -> Pt<A> {
        let by = self.int(by);
        Point { x: self.div(&u.x, &by), y: self.div(&u.y, &by) }
    }
    /// `J(x, y) = (−y, x)`.
    pub(crate) fn turned(&mut self, u: &Pt<A>) -> Pt<A> {
        Point { x: self.neg(&u.y), y: u.x.clone() }
    }
    pub(crate) fn dot(&mut self, u: &Pt<A>, v: &Pt<A>) -> A::Value {
        let (x, y) = (self.mul(&u.x, &v.x), self.mul(&u.y, &v.y));
        self.add(&x, &y)
    }
    pub(crate) fn cross(&mut self, u: &Pt<A>, v: &Pt<A>) -> A::Value {
        let (left, right) = (self.mul(&u.x, &v.y), self.mul(&u.y, &v.x));
        self.sub(&left, &right)
    }
    pub(crate) fn sq(&mut self, u: &Pt<A>) -> A::Value {
        self.dot(u, u)
    }
    pub(crate) fn dist2(&mut self, a: &Pt<A>, b: &Pt<A>) -> A::Value {
        let d = self.minus(a, b);
        self.sq(&d)
    }

    pub(crate) fn mid(&mut self, a: &Pt<A>, b: &Pt<A>) -> Pt<A> {
        let sum = self.plus(a, b);
        self.over(&sum, 2)
    }
    pub(crate) fn centroid(&mut self, a: &Pt<A>, b: &Pt<A>, c: &Pt<A>) -> Pt<A> {
        let sum = self.plus(a, b);
        let sum = self.plus(&sum, c);
        self.over(&sum, 3)
    }
    pub(crate) fn line(&mut self, a: &Pt<A>, b: &Pt<A>) -> Line<A::Value> {
        [self.sub(&a.y, &b.y), self.sub(&b.x, &a.x), self.cross(a, b)]
    }
    fn minor(&mut self, l: &Line<A::Value>, m: &Line<A::Value>, i: usize, j: usize) -> A::Value {
        let (left, right) = (self.mul(&l[i], &m[j]), self.mul(&m[i], &l[j]));
        self.sub(&left, &right)
    }
    pub(crate) fn meet(&mut self, l: &Line<A::Value>, m: &Line<A::Value>) -> Pt<A> {
        let d = self.minor(l, m, 0, 1);
        let (x, y) = (self.minor(l, m, 1, 2), self.minor(l, m, 2, 0));
        Point { x: self.div(&x, &d), y: self.div(&y, &d) }
    }
    /// The point of intersection of the lines `ab` and `cd`.
    pub(crate) fn ll(&mut self, a: &Pt<A>, b: &Pt<A>, c: &Pt<A>, d: &Pt<A>) -> Pt<A> {
        let (l, m) = (self.line(a, b), self.line(c, d));
        self.meet(&l, &m)
    }
    pub(crate) fn foot(&mut self, p: &Pt<A>, a: &Pt<A>, b: &Pt<A>) -> Pt<A> {
        let (ab, ap) = (self.minus(b, a), self.minus(p, a));
        let (dot, sq) = (self.dot(&ap, &ab), self.sq(&ab));
        let t = self.div(&dot, &sq);
        let along = self.scaled(&ab, &t);
        self.plus(a, &along)
    }
    pub(crate) fn reflect_line(&mut self, p: &Pt<A>, a: &Pt<A>, b: &Pt<A>) -> Pt<A> {
        let (foot, two) = (self.foot(p, a, b), self.int(2));
        let twice = Point { x: self.mul(&two, &foot.x), y: self.mul(&two, &foot.y) };
        self.minus(&twice, p)
    }
    pub(crate) fn circumcenter(&mut self, a: &Pt<A>, b: &Pt<A>, c: &Pt<A>) -> Pt<A> {
        let (u, v, two) = (self.minus(b, a), self.minus(c, a), self.int(2));
        let cross = self.cross(&u, &v);
        let d = self.mul(&two, &cross);
        let (uu, vv) = (self.sq(&u), self.sq(&v));
        let (vy_uu, uy_vv) = (self.mul(&v.y, &uu), self.mul(&u.y, &vv));
        let (ux_vv, vx_uu) = (self.mul(&u.x, &vv), self.mul(&v.x, &uu));
        let (x, y) = (self.sub(&vy_uu, &uy_vv), self.sub(&ux_vv, &vx_uu));
        let shift = Point { x: self.div(&x, &d), y: self.div(&y, &d) };
        self.plus(a, &shift)
    }
    pub(crate) fn orthocenter(&mut self, a: &Pt<A>, b: &Pt<A>, c: &Pt<A>) -> Pt<A> {
        let (d1, d2) = (self.minus(c, b), self.minus(c, a));
        let (l, m) = (self.altitude(a, d1), self.altitude(b, d2));
        self.meet(&l, &m)
    }
    fn altitude(&mut self, p: &Pt<A>, d: Pt<A>) -> Line<A::Value> {
        let dot = self.dot(p, &d);
        let negative = self.neg(&dot);
        [d.x, d.y, negative]
    }
    pub(crate) fn on_line(&mut self, a: &Pt<A>, b: &Pt<A>, t: &A::Value) -> Pt<A> {
        let direction = self.minus(b, a);
        let along = self.scaled(&direction, t);
        self.plus(a, &along)
    }
    /// The point `((1 − t²)/(1 + t²), 2t/(1 + t²))` of the unit circle.
    pub(crate) fn unit(&mut self, t: &A::Value) -> Pt<A> {
        let (one, two, tt) = (self.int(1), self.int(2), self.mul(t, t));
        let (w, cos, sin) = (self.add(&one, &tt), self.sub(&one, &tt), self.mul(&two, t));
        Point { x: self.div(&cos, &w), y: self.div(&sin, &w) }
    }
    pub(crate) fn rot_t(&mut self, o: &Pt<A>, a: &Pt<A>, t: &A::Value) -> Pt<A> {
        let (Point { x: c, y: s }, d) = (self.unit(t), self.minus(a, o));
        let (c_dx, s_dy) = (self.mul(&c, &d.x), self.mul(&s, &d.y));
        let (s_dx, c_dy) = (self.mul(&s, &d.x), self.mul(&c, &d.y));
        let (x, y) = (self.add(&o.x, &c_dx), self.add(&o.y, &s_dx));
        Point { x: self.sub(&x, &s_dy), y: self.add(&y, &c_dy) }
    }
    pub(crate) fn second_on_circle(&mut self, o: &Pt<A>, a: &Pt<A>, u: &Pt<A>) -> Pt<A> {
        let (oa, minus_two) = (self.minus(a, o), self.int(-2));
        let (dot, sq) = (self.dot(&oa, u), self.sq(u));
        let numerator = self.mul(&minus_two, &dot);
        let s = self.div(&numerator, &sq);
        let along = self.scaled(u, &s);
        self.plus(a, &along)
    }
    pub(crate) fn collinear(&mut self, a: &Pt<A>, b: &Pt<A>, c: &Pt<A>) -> A::Value {
        let (left, right) = (self.sub(&b.x, &a.x), self.sub(&c.y, &a.y));
        let (up, across) = (self.sub(&b.y, &a.y), self.sub(&c.x, &a.x));
        let (first, second) = (self.mul(&left, &right), self.mul(&up, &across));
        self.sub(&first, &second)
    }
    pub(crate) fn ratio(&mut self, p: &Pt<A>, q: &Pt<A>, r: &Pt<A>) -> A::Value {
        let (pq, qr) = (self.sub(&q.x, &p.x), self.sub(&r.x, &q.x));
        self.div(&pq, &qr)
    }
}
