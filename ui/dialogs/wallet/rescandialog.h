// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/newwallet.h"
#include "ui/dialogs/wallet/estimatedialog.h"

class QCheckBox;

namespace lockstep::ui {

class BirthdayFields;

/// Looks at a wallet's blocks again, from a day or a block on. What is known stays; what was missed is added.
class RescanDialog final : public EstimateDialog
{
    Q_OBJECT

public:
    /// `birthday`: the wallet's, where the form begins; nullopt while it is not known.
    RescanDialog(const QString& walletName, std::optional<BlockHeight> birthday, QWidget* parent = nullptr);

    BlockHeight from() const; ///< After `submitted`: the first block.
    Birthday since() const; ///< What was chosen.
    bool isNewBirthday() const; ///< Earlier than the birthday, and to be kept as the new one.

signals:
    void estimateWanted(const lockstep::Birthday& since); ///< Answer with setEstimate() or showError().

protected:
    void ask() override;
    void shown(const ScanEstimate& estimate) override;

private:
    std::optional<BlockHeight> m_birthday;
    BirthdayFields* m_since;
    QCheckBox* m_remember;
};

} // namespace lockstep::ui
