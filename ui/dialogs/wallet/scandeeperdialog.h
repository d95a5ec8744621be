// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dialogs/wallet/estimatedialog.h"

class QSpinBox;

namespace lockstep::ui {

inline constexpr int MostLookahead = 100'000; ///< Each is a script to derive, to store and to match.

/// Looks for payments to addresses further ahead than before, from the wallet's birthday on.
class ScanDeeperDialog final : public EstimateDialog
{
    Q_OBJECT

public:
    ScanDeeperDialog(const QString& walletName, int lookahead, QWidget* parent = nullptr); ///< `lookahead`: as it is.

    int lookahead() const; ///< How many addresses past the last used one.

signals:
    void estimateWanted(int lookahead); ///< Answer with setEstimate() or showError().

protected:
    void ask() override;

private:
    QSpinBox* m_lookahead;
};

} // namespace lockstep::ui
