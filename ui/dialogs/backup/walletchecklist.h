// SPDX-License-Identifier: MIT
#pragma once

#include <QListWidget>

namespace lockstep::ui {

/// Wallets to tick, with a line of facts under each name. Space ticks the one in focus; what cannot be chosen says why
/// in its facts. Names are plain text.
class WalletChecklist final : public QListWidget
{
    Q_OBJECT

public:
    explicit WalletChecklist(QWidget* parent = nullptr);

    void addWallet(const QString& name, const QString& facts, bool isTicked, bool mayBeChosen = true);
    QList<int> ticked() const; ///< Rows.

    QSize sizeHint() const override; ///< As high as its rows, up to a few.
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void changed(); ///< Which ones are ticked.
};

} // namespace lockstep::ui
