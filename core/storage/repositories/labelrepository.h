// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/database/database.h"
#include "core/storage/repositories/rows.h"

#include <string>
#include <vector>

namespace lockstep {

/// The person's words for transactions and outputs, under the names of BIP329. An address's label is with its script
/// (KeychainRepository::setLabel), and is what a payment to it is called as long as the payment has no label of its
/// own.
class LabelRepository
{
public:
    struct Label
    {
        std::string kind; ///< "tx", "output", ...
        std::string ref; ///< Txid in display order, or "txid:index".
        QString text;
    };

    explicit LabelRepository(Database& db) : m_db(db) { }

    Result<void> set(WalletId wallet, const Label& label); ///< An empty text removes it.
    Result<std::optional<QString>> find(WalletId wallet, const std::string& kind, const std::string& ref);

    /// What is shown with a transaction: its own label, else that of the first labelled address it pays; else empty.
    Result<QString> shownWith(WalletId wallet, const Txid& txid);
    Result<std::vector<Label>> ofWallet(WalletId wallet);

    /// A coin that a person had frozen and that the wallet does not have at the moment: a backup tells of it before the
    /// scan finds it, or its payment failed and may come back. Kept as a label of kind "frozen" until then.
    Result<void> addFrozenMark(WalletId wallet, const std::string& ref);
    Result<void> addFrozenMark(WalletId wallet, const OutPoint& coin);
    Result<bool> takeFrozenMark(WalletId wallet, const OutPoint& coin); ///< Whether there was one. It is gone then.

private:
    Database& m_db;
};

} // namespace lockstep
