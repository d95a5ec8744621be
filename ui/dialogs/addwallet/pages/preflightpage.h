// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/newwallet.h"
#include "core/api/scanestimate.h"
#include "core/util/result.h"
#include "ui/dialogs/wizard/wizardpage.h"

class QRadioButton;

namespace lockstep::ui {

class CopyDetailsButton;
class PlainLabel;

/// What the scan will cost and who waits meanwhile, before it begins. Start is never held up by a sum that is late.
class PreflightPage final : public WizardPage
{
    Q_OBJECT

public:
    explicit PreflightPage(QWidget* parent = nullptr);

    void setSearch(bool isSearch); ///< No import: a look for accounts, which holds nobody up and cannot be put off.
    void setOffline(bool isOffline); ///< No node is connected: the page says that it begins when one is.
    void showWaiting();
    void setEstimate(const Result<ScanEstimate>& estimate);
    ScanStart start() const; ///< The person's choice.

    void entered() override;
    QString acceptText() const override;

private:
    void showPausing(); ///< It depends on the choice.
    QString pausing(const ScanEstimate& estimate) const;
    QRadioButton* chosen() const;

    void showLowerBound();
    void showChoice();
    bool hasChoice() const;

    bool m_isSearch = false;
    bool m_isOffline = false;
    std::optional<ScanEstimate> m_estimate;
    PlainLabel* m_range;
    PlainLabel* m_cost;
    CopyDetailsButton* m_copy;
    PlainLabel* m_pausing;
    PlainLabel* m_lowerBound;
    QWidget* m_choice;
    QRadioButton* m_now;
    QRadioButton* m_idle;
    QRadioButton* m_later;
};

} // namespace lockstep::ui
