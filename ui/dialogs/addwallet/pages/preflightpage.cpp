// SPDX-License-Identifier: MIT

#include "ui/dialogs/addwallet/pages/preflightpage.h"

#include "ui/format/errors/errortext.h"
#include "ui/format/sync/estimatetext.h"
#include "ui/style/fonts.h"
#include "ui/style/spacing.h"
#include "ui/widgets/buttons/copydetailsbutton.h"
#include "ui/widgets/panels/card.h"
#include "ui/widgets/text/labels.h"

#include <QRadioButton>
#include <QVBoxLayout>

namespace lockstep::ui {

PreflightPage::PreflightPage(QWidget* parent)
    : WizardPage(tr("Before it begins"), parent)
    , m_range(paragraph({}, this))
    , m_cost(paragraph({}, this))
    , m_copy(new CopyDetailsButton(u"copyEstimateErrorButton", this))
    , m_pausing(paragraph({}, this))
    , m_lowerBound(paragraph({}, this, PlainLabel::Colour::Muted))
    , m_choice(new QWidget(this))
    , m_now(new QRadioButton(tr("Start &now"), m_choice))
    , m_idle(new QRadioButton(tr("Start when i&dle: new blocks and other imports go first"), m_choice))
    , m_later(new QRadioButton(tr("Import now, scan &later: it waits until you resume it"), m_choice))
{
    m_range->setObjectName(u"estimateRangeLabel");
    m_range->setFont(scaledFont(font(), 1.1, QFont::DemiBold));
    m_cost->setObjectName(u"estimateCostLabel");
    m_pausing->setObjectName(u"estimatePausingLabel");
    m_lowerBound->setObjectName(u"estimateLowerBoundLabel");
    m_now->setObjectName(u"startNowButton");
    m_idle->setObjectName(u"startWhenIdleButton");
    m_later->setObjectName(u"scanLaterButton");
    m_now->setChecked(true);
    auto* card = new Card(tr("What the scan takes"), this);
    for (PlainLabel* line : {m_range, m_cost, m_pausing, m_lowerBound}) card->content()->addWidget(line);
    card->content()->addWidget(m_copy, 0, Qt::AlignLeft);
    auto* choice = new QVBoxLayout(m_choice);
    choice->setContentsMargins(0, 0, 0, 0);
    choice->setSpacing(spacing::Small);
    content()->addWidget(card);
    content()->addWidget(m_choice);
    content()->addStretch(1);
    for (QRadioButton* button : {m_now, m_idle, m_later}) {
        choice->addWidget(button);
        connect(button, &QRadioButton::toggled, this, &PreflightPage::acceptTextChanged);
        connect(button, &QRadioButton::toggled, this, &PreflightPage::showPausing);
    }
    showWaiting();
}

void PreflightPage::setSearch(bool isSearch)
{
    m_isSearch = isSearch;
    showChoice();
}

/// When to start is asked where there is something to scan. A chain that is still being fetched may yet have blocks.
bool PreflightPage::hasChoice() const
{
    const bool hasNoWork = m_estimate && m_estimate->blocks == 0 && m_estimate->headersAreCurrent;
    return !m_isSearch && !hasNoWork;
}

void PreflightPage::showChoice()
{
    m_choice->setVisible(hasChoice());
    emit acceptTextChanged();
}

void PreflightPage::showWaiting()
{
    m_range->setText(tr("Counting the blocks…"));
    m_copy->offer({});
    m_estimate.reset();
    for (PlainLabel* line : {m_cost, m_pausing}) line->hide();
    showLowerBound();
    showChoice();
}

void PreflightPage::setEstimate(const Result<ScanEstimate>& estimate)
{
    if (!estimate) {
        showWaiting();
        m_range->setText(tr("How much it takes is not known."));
        m_copy->offer({estimate.error()});
        return m_cost->say(errorText(estimate.error()).sentence());
    }
    m_copy->offer({});
    const bool hasWork = estimate->blocks > 0;
    m_range->setText(hasWork ? estimateRange(*estimate) : tr("No block has to be looked at."));
    m_cost->say(estimateCost(*estimate));
    m_estimate = *estimate;
    showPausing();
    showLowerBound();
    showChoice();
}

void PreflightPage::setOffline(bool isOffline)
{
    m_isOffline = isOffline;
    showLowerBound();
}

/// Also of a scan that has all it counts with: without a node it does not begin.
void PreflightPage::showLowerBound()
{
    const bool isLeast = m_estimate && !m_estimate->headersAreCurrent;
    QStringList words;
    if (m_isOffline) words += tr("No node is connected: it begins when there is a connection.");
    if (m_isOffline && isLeast) words += tr("How long the chain has become is not known: these figures are the least.");
    if (!m_isOffline && isLeast)
        words += tr("The chain itself is still being fetched: these figures are the least it takes.");
    m_lowerBound->say(words.join(u' '));
}

void PreflightPage::showPausing()
{
    m_pausing->setVisible(m_estimate && m_estimate->blocks > 0);
    if (m_estimate) m_pausing->setText(pausing(*m_estimate));
}

/// A search looks between the others' steps. What is kept of it is an import like any other.
QString PreflightPage::pausing(const ScanEstimate& estimate) const
{
    if (start() == ScanStart::WhenIdle) return tr("No other wallet has to wait: new blocks go first.");
    if (!m_isSearch) return estimatePausing(estimate);
    const QString nobody = tr("The search disturbs no wallet, and stores nothing.");
    if (estimate.pausing.isEmpty()) return nobody;
    return nobody + u' ' + tr("Later, when you import what you keep:") + u' ' + estimatePausing(estimate);
}

ScanStart PreflightPage::start() const
{
    if (!hasChoice() || m_now->isChecked()) return ScanStart::AtOnce;
    return m_idle->isChecked() ? ScanStart::WhenIdle : ScanStart::WhenResumed;
}

QRadioButton* PreflightPage::chosen() const
{
    if (m_idle->isChecked()) return m_idle;
    return m_later->isChecked() ? m_later : m_now;
}

void PreflightPage::entered()
{
    if (hasChoice()) chosen()->setFocus();
}

QString PreflightPage::acceptText() const { return start() == ScanStart::WhenResumed ? tr("&Import") : tr("&Start"); }

} // namespace lockstep::ui
