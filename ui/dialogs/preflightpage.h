// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/scanestimate.h"
#include "core/util/result.h"
#include "ui/dialogs/wizardpage.h"

class QRadioButton;

namespace lockstep::ui {

class PlainLabel;

/// What the scan will cost and who waits meanwhile, before it begins. Start is never held up by a sum that is late.
class PreflightPage final : public WizardPage
{
    Q_OBJECT

public:
    explicit PreflightPage(QWidget* parent = nullptr);

    void showWaiting();
    void setEstimate(const Result<ScanEstimate>& estimate);
    bool scansLater() const;

    void entered() override;
    QString acceptText() const override;

signals:
    void acceptTextChanged();

private:
    PlainLabel* m_range;
    PlainLabel* m_cost;
    PlainLabel* m_pausing;
    PlainLabel* m_lowerBound;
    QRadioButton* m_now;
    QRadioButton* m_later;
};

} // namespace lockstep::ui
