// SPDX-License-Identifier: MIT

#include "ui/dialogs/preflightpage.h"

#include "ui/format/errortext.h"
#include "ui/format/estimatetext.h"
#include "ui/style/fonts.h"
#include "ui/style/spacing.h"
#include "ui/widgets/card.h"
#include "ui/widgets/labels.h"

#include <QRadioButton>
#include <QVBoxLayout>

namespace lockstep::ui {

PreflightPage::PreflightPage(QWidget* parent)
    : WizardPage(tr("Before it begins"), parent)
    , m_range(paragraph({}, this))
    , m_cost(paragraph({}, this))
    , m_pausing(paragraph({}, this))
    , m_lowerBound(paragraph(tr("The chain itself is still being fetched: these figures are the least it takes."), this,
                             PlainLabel::Colour::Muted))
    , m_now(new QRadioButton(tr("Start &now"), this))
    , m_later(new QRadioButton(tr("Import now, scan &later: it waits until you resume it"), this))
{
    m_range->setObjectName(u"estimateRangeLabel");
    m_range->setFont(scaledFont(font(), 1.1, QFont::DemiBold));
    m_cost->setObjectName(u"estimateCostLabel");
    m_pausing->setObjectName(u"estimatePausingLabel");
    m_lowerBound->setObjectName(u"estimateLowerBoundLabel");
    m_now->setObjectName(u"startNowButton");
    m_later->setObjectName(u"scanLaterButton");
    m_now->setChecked(true);
    auto* card = new Card(tr("What the scan takes"), this);
    for (PlainLabel* line : {m_range, m_cost, m_pausing, m_lowerBound}) card->content()->addWidget(line);
    auto* choice = new QVBoxLayout;
    choice->setSpacing(spacing::Small);
    choice->addWidget(m_now);
    choice->addWidget(m_later);
    content()->addWidget(card);
    content()->addLayout(choice);
    content()->addStretch(1);
    connect(m_now, &QRadioButton::toggled, this, &PreflightPage::acceptTextChanged);
    showWaiting();
}

void PreflightPage::showWaiting()
{
    m_range->setText(tr("Counting the blocks…"));
    for (PlainLabel* line : {m_cost, m_pausing, m_lowerBound}) line->hide();
}

void PreflightPage::setEstimate(const Result<ScanEstimate>& estimate)
{
    const auto show = [](PlainLabel& line, const QString& text) {
        line.setText(text);
        line.setVisible(!text.isEmpty());
    };
    if (!estimate) {
        showWaiting();
        m_range->setText(tr("How much it takes is not known."));
        return show(*m_cost, errorText(estimate.error()).what);
    }
    const bool hasWork = estimate->blocks > 0;
    show(*m_range, hasWork ? estimateRange(*estimate) : tr("No block has to be looked at."));
    show(*m_cost, estimateCost(*estimate));
    show(*m_pausing, hasWork ? estimatePausing(*estimate) : QString());
    m_lowerBound->setVisible(!estimate->headersAreCurrent);
}

bool PreflightPage::scansLater() const { return m_later->isChecked(); }

void PreflightPage::entered() { m_now->isChecked() ? m_now->setFocus() : m_later->setFocus(); }

QString PreflightPage::acceptText() const { return m_later->isChecked() ? tr("&Import") : tr("&Start"); }

} // namespace lockstep::ui
