// SPDX-License-Identifier: MIT
#pragma once

#include <QTemporaryDir>

namespace lockstep::bench {

/// A data folder of wallets in lockstep that have seen no block: BenchEngine's 0 to `count` - 1.
class WalletFolder
{
public:
    explicit WalletFolder(int count);

    QString path() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
};

} // namespace lockstep::bench
