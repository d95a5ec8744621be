// SPDX-License-Identifier: MIT

#include "ui/dialogs/addwallet/pages/lookforpage.h"

#include "ui/dialogs/addwallet/parts/accountpathfield.h"
#include "ui/dialogs/walletfields.h"
#include "ui/format/wallets/addresstext.h"
#include "ui/style/spacing.h"
#include "ui/widgets/text/labels.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRadioButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace lockstep::ui {

namespace {

constexpr int MostLookahead = 100'000;
constexpr int LookaheadStep = 100;

} // namespace

LookForPage::LookForPage(Network network, QWidget* parent)
    : WizardPage(tr("What to look for"), parent)
    , m_all(new QRadioButton(tr("&All standard kinds: find which were used"), this))
    , m_one(new QRadioButton(tr("Only &one kind:"), this))
    , m_type(accountTypeBox(network, this))
    , m_path(new AccountPathField(network, *m_type, this))
    , m_meaning(paragraph({}, this, PlainLabel::Colour::Muted))
    , m_known(paragraph({}, this))
    , m_lookahead(new QSpinBox(this))
{
    m_all->setObjectName(u"allKindsButton");
    m_one->setObjectName(u"oneKindButton");
    m_all->setChecked(true);
    for (QWidget* field : {static_cast<QWidget*>(m_type), static_cast<QWidget*>(m_path)})
        field->setEnabled(false); // until its button is chosen
    m_lookahead->setObjectName(u"lookaheadBox");
    m_lookahead->setAccessibleName(tr("How many addresses past the last used one"));
    m_lookahead->setRange(0, MostLookahead);
    m_lookahead->setSingleStep(LookaheadStep);
    m_lookahead->setGroupSeparatorShown(true);
    auto* one = new QHBoxLayout;
    one->setSpacing(spacing::Small);
    one->addWidget(m_one);
    one->addWidget(m_type, 1);
    auto* fields = new QFormLayout;
    fields->addRow(tr("Account &path"), m_path);
    fields->addRow(tr("&Lookahead"), m_lookahead);
    content()->addWidget(paragraph(tr("The same words make several kinds of addresses, in several accounts. Which did "
                                      "the other wallet use?"),
                                   this));
    content()->addWidget(m_all);
    content()->addLayout(one);
    content()->addWidget(m_meaning);
    content()->addLayout(fields);
    content()->addWidget(mutedLabel(tr("More lookahead finds coins of a wallet that skipped many addresses."), this));
    content()->addWidget(m_known);
    content()->addStretch(1);
    m_meaning->setObjectName(u"lookForMeaningLabel");
    m_known->setObjectName(u"watchedAlreadyLabel");
    m_known->hide();
    connect(this, &LookForPage::wishChanged, m_known, [this] { m_known->say({}); });
    connect(m_path, &AccountPathField::changed, this, &LookForPage::wishChanged);
    connect(m_one, &QRadioButton::toggled, this, &LookForPage::wishChanged);
    connect(m_one, &QRadioButton::toggled, m_type, &QWidget::setEnabled);
    connect(m_one, &QRadioButton::toggled, m_path, &QWidget::setEnabled);
    connect(m_one, &QRadioButton::toggled, this, &LookForPage::explain);
    explain();
}

void LookForPage::setKnown(const WordsAlready& known) { m_known->say(alreadyWatchedText(known, !wantsAll())); }

bool LookForPage::wantsAll() const { return m_all->isChecked(); }

void LookForPage::explain()
{
    m_meaning->setText(
        wantsAll() ? tr("The chain is looked through for all four kinds, in several accounts, before any "
                        "wallet is made. Then you choose which to keep.")
                   : tr("Its wallet is made at once; coins on other kinds of addresses are not in it. If you are not "
                        "sure, look for all."));
    m_lookahead->setSpecialValueText(wantsAll() ? tr("As usual: 100, and 20 in further accounts")
                                                : tr("As usual: 1,000 while looking"));
    m_path->forgetProblem();
    m_path->edit().setAccessibleDescription(wantsAll() ? m_meaning->text() : QString()); // why nothing is typed there
}

AccountChoice LookForPage::account() const { return m_path->account(); }

bool LookForPage::isSound() { return wantsAll() || m_path->isSound(); }

std::optional<int> LookForPage::lookahead() const
{
    return m_lookahead->value() > 0 ? std::optional<int>(m_lookahead->value()) : std::nullopt;
}

void LookForPage::entered() { wantsAll() ? m_all->setFocus() : m_type->setFocus(); }

} // namespace lockstep::ui
