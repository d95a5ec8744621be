// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/database.h"
#include "core/storage/rows.h"

#include <string>
#include <vector>

namespace lockstep {

/// The person's words for transactions and outputs, under the names of BIP329. An address's label is with its script:
/// KeychainRepository::setLabel.
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
    Result<std::vector<Label>> ofWallet(WalletId wallet);

private:
    Database& m_db;
};

} // namespace lockstep
