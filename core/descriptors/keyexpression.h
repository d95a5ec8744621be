// SPDX-License-Identifier: MIT
#pragma once

#include "core/descriptors/derivedoutput.h"
#include "core/keys/extendedkey.h"
#include "core/keys/keyorigin.h"
#include "core/primitives/network.h"
#include "core/util/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lockstep {

/// How a key may be written, which depends on the script around it.
enum class KeyForm { Compressed, AnyFullKey, Taproot };

/// One key of a descriptor (BIP380, BIP389): `[d34db33f/84h/0h/0h]xpub.../<0;1>/*`, or a constant key in hex.
///
/// Every branch is derived once, when the text is read; then one index costs one derivation step (35 µs).
class KeyExpression
{
public:
    static constexpr std::size_t MaxBranches = 8; ///< Of one multipath tuple.

    /// Errors: Malformed, OutOfRange, WrongNetwork, BadChecksum, PrivateKeyGiven; Unsupported for hardened steps after
    /// the key, which need the private key, for SLIP-132 versions, and for more than MaxBranches branches.
    static Result<KeyExpression> parse(std::string_view text, Network network, KeyForm form);

    /// The twin of two keys that differ in one step only: `.../0/*` and `.../1/*` give `.../<0;1>/*`.
    static std::optional<KeyExpression> paired(const KeyExpression& receive, const KeyExpression& change);

    std::string toString(Network network) const;
    std::string identity() const; ///< Equal for keys that derive the same keys.

    std::size_t branchCount() const { return m_tuple.empty() ? 1 : m_tuple.size(); }
    const std::vector<std::uint32_t>& tuple() const { return m_tuple; } ///< Empty without one.
    bool isRanged() const { return m_isRanged; }
    KeyExpression onlyBranch(std::size_t branch) const;

    /// A key without a tuple has the same keys in every branch. Errors: Malformed for the one index in 2^127.
    Result<DerivedKey> derive(std::size_t branch, std::uint32_t index) const;

    const std::optional<KeyOrigin>& origin() const { return m_origin; }

    /// The steps after the extended key; empty for a constant key.
    KeyPath stepsAfterKey(std::size_t branch, std::uint32_t index) const;

    /// Origin with all steps. Without an origin only a master key (depth 0) tells where it comes from.
    std::optional<KeyOrigin> fullOrigin(std::size_t branch, std::uint32_t index) const;

private:
    struct Branch
    {
        Branch(const PublicKey& key, const std::optional<ExtendedPublicKey>& extended)
            : point(key)
            , parent(extended) { }
        PublicKey point;
        std::optional<ExtendedPublicKey> parent; ///< Of ranged keys; nothing for a constant key.
    };

    KeyExpression() = default;
    Result<void> readConstant(std::string_view hex);
    Result<void> readExtended(std::string_view text, Network network);
    Result<void> readSteps(std::string_view path);
    Result<void> readTuple(std::string_view tuple);
    Result<void> deriveBranches();
    const Branch& at(std::size_t branch) const { return m_branches[m_branches.size() == 1 ? 0 : branch]; }
    Bytes serialized(const PublicKey& point) const;

    KeyForm m_form = KeyForm::Compressed;
    bool m_isUncompressed = false;
    bool m_isRanged = false;
    std::optional<KeyOrigin> m_origin;
    std::optional<ExtendedPublicKey> m_extended; ///< Nothing for a constant key.
    KeyPath m_before; ///< Steps before the tuple, or all of them.
    std::vector<std::uint32_t> m_tuple;
    KeyPath m_after; ///< Steps after the tuple.
    std::vector<Branch> m_branches;
};

} // namespace lockstep
