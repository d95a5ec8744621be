// SPDX-License-Identifier: MIT

#include "ui/dialogs/wallet/estimatedialog.h"

#include "ui/format/sync/estimatetext.h"
#include "ui/style/spacing.h"
#include "ui/widgets/panels/card.h"
#include "ui/widgets/text/labels.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace lockstep::ui {

namespace {

constexpr int SoonMs = 250;

} // namespace

EstimateDialog::EstimateDialog(const QString& title, const QString& acceptText, QWidget* parent)
    : FormDialog(title, acceptText, parent)
    , m_range(paragraph({}, this))
    , m_cost(paragraph({}, this))
    , m_pausing(paragraph({}, this, PlainLabel::Colour::Muted))
{
    m_range->setObjectName(u"estimateRangeLabel");
    m_cost->setObjectName(u"estimateCostLabel");
    m_pausing->setObjectName(u"estimatePausingLabel");
    m_soon.setSingleShot(true);
    m_soon.setInterval(SoonMs);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        ++m_open;
        ask();
    });
}

void EstimateDialog::addEstimate()
{
    auto* card = new Card(tr("What it costs"), this);
    for (PlainLabel* line : {m_range, m_cost, m_pausing}) card->content()->addWidget(line);
    form()->addWidget(card);
    askAgain();
}

void EstimateDialog::askAgain()
{
    showProblem({});
    m_soon.start();
    showWaiting();
}

void EstimateDialog::showWaiting()
{
    m_estimate.reset();
    m_range->setText(tr("Counting the blocks…"));
    m_cost->setText({});
    m_pausing->setText({});
    acceptButton()->setEnabled(false);
}

void EstimateDialog::answered() { m_open = qMax(0, m_open - 1); }

void EstimateDialog::setEstimate(const ScanEstimate& estimate)
{
    answered();
    if (m_open > 0 || m_soon.isActive()) return; // the person has chosen something else meanwhile
    m_estimate = estimate;
    m_range->setText(estimateRange(estimate));
    m_cost->setText(estimateCost(estimate));
    m_pausing->setText(estimate.blocks > 0 ? estimatePausing(estimate) : QString());
    acceptButton()->setEnabled(estimate.blocks > 0);
    shown(estimate);
}

void EstimateDialog::showError(const Error& error, ErrorSubject subject)
{
    const bool wasCounting = m_open > 0;
    answered();
    FormDialog::showError(error, subject);
    if (!wasCounting) return;
    m_range->setText(tr("The blocks could not be counted."));
    acceptButton()->setEnabled(false);
}

QString EstimateDialog::problem() { return m_estimate ? QString() : tr("The blocks are still being counted."); }

} // namespace lockstep::ui
