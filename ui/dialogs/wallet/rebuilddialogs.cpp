// SPDX-License-Identifier: MIT

#include "ui/dialogs/wallet/rebuilddialogs.h"

#include "ui/format/program/upkeeptext.h"
#include "ui/widgets/text/labels.h"

#include <QVBoxLayout>

namespace lockstep::ui {

RebuildChainDialog::RebuildChainDialog(const SyncSnapshot& snapshot, QWidget* parent)
    : FormDialog(tr("Fetch the chain anew?"), tr("&Drop it and fetch it anew"), parent)
{
    setObjectName(QStringLiteral("rebuildChainDialog"));
    form()->addWidget(paragraph(rebuildChainCost(snapshot), this));
    setEnterCancels();
}

RebuildWalletDialog::RebuildWalletDialog(const QString& walletName, QWidget* parent)
    : EstimateDialog(tr("Rebuild from the chain – %1").arg(walletName), tr("&Rebuild"), parent)
{
    setObjectName(QStringLiteral("rebuildWalletDialog"));
    form()->addWidget(paragraph(rebuildWalletCost(walletName), this));
    addEstimate();
}

} // namespace lockstep::ui
