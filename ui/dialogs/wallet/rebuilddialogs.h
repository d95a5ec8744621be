// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/scanestimate.h"
#include "core/api/snapshot.h"
#include "ui/dialogs/wallet/estimatedialog.h"

namespace lockstep::ui {

/// Asks before what is kept of the chain is dropped, with what fetching it anew costs.
class RebuildChainDialog final : public FormDialog
{
    Q_OBJECT

public:
    RebuildChainDialog(const SyncSnapshot& snapshot, QWidget* parent);
};

/// The same before a wallet's history is forgotten, with the estimate of the scan.
class RebuildWalletDialog final : public EstimateDialog
{
    Q_OBJECT

public:
    RebuildWalletDialog(const QString& walletName, QWidget* parent);

signals:
    void estimateWanted();

protected:
    void ask() override { emit estimateWanted(); }
};

} // namespace lockstep::ui
