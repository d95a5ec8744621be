// SPDX-License-Identifier: MIT
#pragma once

#include "core/descriptors/descriptor.h"
#include "core/storage/repositories/rows.h"
#include "core/util/result.h"
#include "core/wallet/indexedblock.h"
#include "core/wallet/keychain.h"
#include "core/wallet/scriptplace.h"
#include "core/wallet/scripttable.h"

#include <optional>
#include <span>
#include <vector>

namespace lockstep {

class Database;

/// The scripts of one wallet: derived once, kept, found again by their bytes. Indexes below the next one and a window
/// after it are stored, so that a start derives nothing.
class ScriptBook
{
public:
    /// Reads everything again; scripts that were derived stay, and views of them stay good.
    /// Errors: Database's, Damaged (a stored script is not what its descriptor gives).
    Result<void> load(Database& db, WalletId wallet);

    std::span<const Keychain> keychains() const { return m_keychains; }
    Result<ByteSpan> script(KeychainId keychain, std::uint32_t index); ///< Errors: OutOfRange.
    const ScriptPlace* placeOf(ByteSpan scriptPubKey) const;
    const KeychainRow* row(KeychainId keychain) const;

    struct Hit
    {
        std::uint32_t transaction = 0;
        std::uint32_t output = 0;
        ScriptPlace place;
    };
    std::vector<Hit> hitsIn(const IndexedBlock& block) const; ///< In block order.
    std::size_t scriptCount() const { return m_known.size(); } ///< It only grows, between two loads.

    /// Whether hitsIn() has any, where the first `asked` scripts are known to have none. Cost: half a microsecond for
    /// 50 scripts.
    bool isPaidBy(const IndexedBlock& block, std::size_t asked) const;

    /// Whether a scan that looks `window` scripts past the last used one looks for this one.
    bool isWithin(const ScriptPlace& place, std::uint32_t window) const;

    /// The place was paid or handed out: next indexes move, and `window` scripts after them are derived. True if they
    /// moved.
    Result<bool> noteUsed(const ScriptPlace& place, std::uint32_t window);

    /// Writes what moved: next indexes, and scripts up to `window` after them.
    Result<void> store(Database& db, std::uint32_t window);

    /// The same in steps, where a window is wide: `most` further scripts of a branch whose rows do not reach it, or as
    /// many of them as some milliseconds allow, for one of many keys costs as much as twenty.
    Result<void> storeMore(Database& db, std::uint32_t window, std::uint32_t most);
    Result<void> storeTowards(Database& db, const ScriptPlace& place, std::uint32_t most); ///< Of its branch.
    bool hasRowsNear(const ScriptPlace& place, std::uint32_t most) const; ///< At most so many lack up to it.
    bool lacksRows(std::uint32_t window) const; ///< Of the next index and `window` after it, in any branch.

    Result<void> setShown(Database& db, const ScriptPlace& place);

    /// Adds a script to the wallet's imported keychain, which is made when it is missing.
    Result<ScriptPlace> addImported(Database& db, WalletId wallet, const Bytes& script, const QString& label);

    /// Derives the script anew from the descriptor's text, by itself; nullopt for an imported one (K15).
    Result<std::optional<Bytes>> deriveAnew(Database& db, const ScriptPlace& place) const;

private:
    struct Branch
    {
        KeychainRow row;
        std::optional<Descriptor> descriptor; ///< None for imported scripts.
        std::vector<Bytes> scripts; ///< By index, without gaps.
        std::uint32_t stored = 0; ///< Scripts that have a row.
        bool moved = false; ///< nextIndex is ahead of its row.
    };

    Result<void> loadBranch(Database& db, KeychainRow row, std::vector<Bytes> known);
    Result<Descriptor> parsedOf(const Database& db, const std::string& text) const;
    Result<Bytes> derive(const Branch& branch, std::uint32_t index) const;
    Result<void> deriveTo(Branch& branch, std::size_t count);
    Result<void> storeBranch(Database& db, Branch& branch, std::uint32_t window);
    Result<void> storeStep(Database& db, Branch& branch, std::uint32_t window);
    static std::size_t scriptsWithin(const Branch& branch, std::uint32_t window);
    void remember(Branch& branch, Bytes script);
    void refreshKeychains();
    const ScriptPlace* placeOf(ByteSpan scriptPubKey, ScriptKey key) const;
    Branch* branchOf(KeychainId keychain);
    const Branch* branchOf(KeychainId keychain) const;

    std::vector<Branch> m_branches;
    std::vector<Keychain> m_keychains;

    struct Known
    {
        ByteSpan script; ///< A view into the branches' scripts.
        ScriptPlace place;
    };
    std::vector<Known> m_known;
    ScriptTable m_table; ///< Of m_known.
};

} // namespace lockstep
