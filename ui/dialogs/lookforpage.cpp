// SPDX-License-Identifier: MIT

#include "ui/dialogs/lookforpage.h"

#include "ui/dialogs/walletfields.h"
#include "ui/style/spacing.h"
#include "ui/widgets/labels.h"

#include <QComboBox>
#include <QFormLayout>
#include <QSpinBox>
#include <QVBoxLayout>

namespace lockstep::ui {

namespace {

constexpr int MostLookahead = 100'000;
constexpr int LookaheadStep = 100;
constexpr int AllKinds = -1; ///< Beside the numbers of AccountType.

} // namespace

LookForPage::LookForPage(QWidget* parent)
    : WizardPage(tr("What to look for"), parent)
    , m_type(accountTypeBox(this))
    , m_meaning(paragraph({}, this, PlainLabel::Colour::Muted))
    , m_lookahead(new QSpinBox(this))
{
    m_lookahead->setObjectName(u"lookaheadBox");
    m_lookahead->setAccessibleName(tr("How many addresses past the last used one"));
    m_lookahead->setRange(0, MostLookahead);
    m_lookahead->setSingleStep(LookaheadStep);
    m_lookahead->setGroupSeparatorShown(true);
    m_lookahead->setSpecialValueText(tr("as usual: 1,000 while looking"));
    auto* fields = new QFormLayout;
    fields->setVerticalSpacing(spacing::Medium);
    fields->addRow(tr("&Addresses"), m_type);
    fields->addRow(tr("&Lookahead"), m_lookahead);
    content()->addWidget(paragraph(tr("The same words make several kinds of addresses. Choose the one that the "
                                      "other wallet used."),
                                   this));
    content()->addLayout(fields);
    content()->addWidget(m_meaning);
    content()->addWidget(mutedLabel(tr("More lookahead finds coins of a wallet that skipped many addresses."), this));
    content()->addStretch(1);
    m_type->addItem(tr("All standard kinds: look in the chain"), AllKinds);
    m_meaning->setObjectName(u"lookForMeaningLabel");
    connect(m_type, &QComboBox::currentIndexChanged, this, &LookForPage::explain);
    explain();
}

bool LookForPage::wantsAll() const { return m_type->currentData().toInt() == AllKinds; }

void LookForPage::explain()
{
    m_meaning->setText(wantsAll()
                           ? tr("The chain is looked through for all four kinds, in several accounts, before any "
                                "wallet is made. Then you choose which to keep.")
                           : tr("If you are not sure, choose all standard kinds."));
}

AccountType LookForPage::type() const { return accountTypeOf(*m_type); }

std::optional<int> LookForPage::lookahead() const
{
    return m_lookahead->value() > 0 ? std::optional<int>(m_lookahead->value()) : std::nullopt;
}

void LookForPage::entered() { m_type->setFocus(); }

} // namespace lockstep::ui
