// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/sessionoptions.h"
#include "core/primitives/ids.h"

#include <QTemporaryDir>

namespace lockstep::bench {

/// A data folder as somebody has it after years: 50 wallets, 100,000 payments in the first of them. Its rows are
/// written by the repositories, made once in a run from a seed; each object is a copy of its own. The payments are in
/// blocks that no chain has: nothing here asks for them.
class BigFolder
{
public:
    static constexpr int Wallets = 50; ///< Those of BenchWorld's descriptors 0 to 49.
    static constexpr int Payments = 100'000;
    static constexpr WalletId Largest{1};

    BigFolder();

    QString path() const { return m_folder.path(); }
    static SessionOptions offline(const QString& path); ///< To open it without a chain.

private:
    QTemporaryDir m_folder;
};

} // namespace lockstep::bench
