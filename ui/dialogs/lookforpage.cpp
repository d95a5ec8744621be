// SPDX-License-Identifier: MIT

#include "ui/dialogs/lookforpage.h"

#include "ui/dialogs/fieldmessage.h"
#include "ui/dialogs/walletfields.h"
#include "ui/style/spacing.h"
#include "ui/widgets/labels.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRadioButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

namespace lockstep::ui {

namespace {

constexpr int MostLookahead = 100'000;
constexpr int LookaheadStep = 100;

} // namespace

LookForPage::LookForPage(Network network, QWidget* parent)
    : WizardPage(tr("What to look for"), parent)
    , m_network(network)
    , m_all(new QRadioButton(tr("&All standard kinds: find which were used"), this))
    , m_one(new QRadioButton(tr("Only &one kind:"), this))
    , m_type(accountTypeBox(network, this))
    , m_path(new QLineEdit(this))
    , m_pathMessage(fieldMessage(u"pathProblemLabel", this))
    , m_meaning(paragraph({}, this, PlainLabel::Colour::Muted))
    , m_lookahead(new QSpinBox(this))
{
    m_all->setObjectName(u"allKindsButton");
    m_one->setObjectName(u"oneKindButton");
    m_all->setChecked(true);
    for (QWidget* field : {static_cast<QWidget*>(m_type), static_cast<QWidget*>(m_path)})
        field->setEnabled(false); // until its button is chosen
    m_path->setObjectName(u"accountPathEdit");
    m_path->setAccessibleName(tr("Path of the account"));
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
    fields->addRow(QString(), m_pathMessage);
    fields->addRow(tr("&Lookahead"), m_lookahead);
    content()->addWidget(paragraph(tr("The same words make several kinds of addresses, in several accounts. Which did "
                                      "the other wallet use?"),
                                   this));
    content()->addWidget(m_all);
    content()->addLayout(one);
    content()->addWidget(m_meaning);
    content()->addLayout(fields);
    content()->addWidget(mutedLabel(tr("More lookahead finds coins of a wallet that skipped many addresses."), this));
    content()->addStretch(1);
    m_meaning->setObjectName(u"lookForMeaningLabel");
    connect(m_one, &QRadioButton::toggled, m_type, &QWidget::setEnabled);
    connect(m_one, &QRadioButton::toggled, m_path, &QWidget::setEnabled);
    connect(m_type, &QComboBox::currentIndexChanged, this, &LookForPage::followType);
    connect(m_path, &QLineEdit::textEdited, this, &LookForPage::followPath);
    followType();
    connect(m_one, &QRadioButton::toggled, this, &LookForPage::explain);
    explain();
}

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
    sayUnder(*m_path, *m_pathMessage, {});
    m_path->setAccessibleDescription(wantsAll() ? m_meaning->text() : QString()); // why nothing is typed there
}

AccountChoice LookForPage::account() const
{
    const auto named = accountOfPath(m_path->text(), m_network);
    return named ? *named : AccountChoice{accountTypeOf(*m_type), 0};
}

/// The number of the account stays.
void LookForPage::followType()
{
    m_path->setText(accountPathText({accountTypeOf(*m_type), account().account}, m_network));
    sayUnder(*m_path, *m_pathMessage, {});
}

void LookForPage::followPath()
{
    sayUnder(*m_path, *m_pathMessage, {});
    const auto named = accountOfPath(m_path->text(), m_network);
    if (!named) return;
    const QSignalBlocker silent(m_type); // what is being typed stays as it is
    m_type->setCurrentIndex(m_type->findData(int(named->type)));
}

QString LookForPage::pathProblem() const
{
    const auto named = accountOfPath(m_path->text(), m_network);
    if (named) return {};
    if (named.error().code == Errc::WrongNetwork)
        return tr("This path is for another Bitcoin network. Here it looks like %1.")
            .arg(accountPathText({accountTypeOf(*m_type), 0}, m_network));
    return tr("This is not a path of an account that Lockstep knows. It looks like %1: 44, 49, 84 or 86, the coin, and "
              "the "
              "number of the account, each with ' or h.")
        .arg(accountPathText({accountTypeOf(*m_type), 0}, m_network));
}

bool LookForPage::isSound() { return wantsAll() || sayUnder(*m_path, *m_pathMessage, pathProblem()); }

std::optional<int> LookForPage::lookahead() const
{
    return m_lookahead->value() > 0 ? std::optional<int>(m_lookahead->value()) : std::nullopt;
}

void LookForPage::entered() { wantsAll() ? m_all->setFocus() : m_type->setFocus(); }

} // namespace lockstep::ui
