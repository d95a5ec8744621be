// SPDX-License-Identifier: MIT

#include "ui/dialogs/createwalletdialog.h"

#include "core/api/words.h"
#include "ui/dialogs/walletfields.h"
#include "ui/style/spacing.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/wordentry.h"
#include "ui/widgets/wordgrid.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace lockstep::ui {

namespace {

QVBoxLayout* columnOf(QWidget* page)
{
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::Medium);
    return column;
}

} // namespace

CreateWalletDialog::CreateWalletDialog(QWidget* parent)
    : FormDialog(tr("Create a wallet"), tr("&Continue"), parent)
    , m_steps(new QStackedWidget(this))
    , m_back(buttons()->addButton(tr("&Back"), QDialogButtonBox::ActionRole))
{
    m_back->setObjectName(u"backButton");
    m_back->setAutoDefault(false);
    for (QWidget* page : {makeNameStep(), makeShowStep(), makeTypeStep(), makePassphraseStep()})
        m_steps->addWidget(page);
    form()->addWidget(m_steps);
    connect(m_back, &QPushButton::clicked, this, [this] { goTo(m_steps->currentIndex() - 1); });
    goTo(NameStep);
}

QWidget* CreateWalletDialog::makeNameStep()
{
    auto* page = new QWidget(this);
    m_name = walletNameEdit(page);
    m_twelve = new QRadioButton(tr("&12 words"), page);
    m_twentyFour = new QRadioButton(tr("&24 words"), page);
    m_twelve->setObjectName(u"twelveWordsButton");
    m_twentyFour->setObjectName(u"twentyFourWordsButton");
    m_twelve->setChecked(true);
    m_type = accountTypeBox(page);
    auto* length = new QVBoxLayout;
    length->addWidget(m_twelve);
    length->addWidget(m_twentyFour);
    auto* fields = new QFormLayout;
    fields->setVerticalSpacing(spacing::Medium);
    fields->addRow(tr("&Name"), m_name);
    fields->addRow(tr("Recovery words"), length);
    fields->addRow(tr("&Addresses"), m_type);
    QVBoxLayout* column = columnOf(page);
    column->addLayout(fields);
    column->addStretch(1);
    return page;
}

QWidget* CreateWalletDialog::makeShowStep()
{
    auto* page = new QWidget(this);
    m_grid = new WordGrid(page);
    m_grid->setObjectName(u"wordGrid");
    m_show = new QPushButton(tr("&Show the words"), page);
    m_show->setObjectName(u"showWordsButton");
    m_show->setAutoDefault(false);
    QVBoxLayout* column = columnOf(page);
    column->addWidget(
        paragraph(tr("These words are the wallet. Whoever has them has the coins; without them nobody can "
                     "bring the wallet back. Write them on paper, in order. No photo, no file."),
                  page));
    column->addWidget(m_grid);
    column->addWidget(m_show, 0, Qt::AlignLeft);
    column->addStretch(1);
    connect(m_show, &QPushButton::clicked, this, [this] { m_grid->setShown(!m_grid->isShown()); });
    connect(m_grid, &WordGrid::shownChanged, this, [this](bool isShown) {
        m_wereShown = m_wereShown || isShown;
        m_show->setText(isShown ? tr("&Cover the words") : tr("&Show the words"));
        if (isShown) showProblem({});
    });
    return page;
}

QWidget* CreateWalletDialog::makeTypeStep()
{
    auto* page = new QWidget(this);
    m_entry = new WordEntry(recoveryWordCompletions, page);
    m_entry->setObjectName(u"wordEntry");
    m_entry->setPasteAllowed(false);
    QVBoxLayout* column = columnOf(page);
    column->addWidget(paragraph(tr("Type the words from your paper. Four letters of each are enough."), page));
    column->addWidget(m_entry);
    column->addStretch(1);
    return page;
}

QWidget* CreateWalletDialog::makePassphraseStep()
{
    auto* page = new QWidget(this);
    m_passphrase = new PassphraseFields(page);
    QVBoxLayout* column = columnOf(page);
    column->addWidget(
        paragraph(tr("A passphrase for this computer: it seals the keys on this disk and is asked for when "
                     "you spend. It cannot replace the words."),
                  page));
    column->addWidget(m_passphrase);
    column->addStretch(1);
    return page;
}

int CreateWalletDialog::wordCount() const { return m_twentyFour->isChecked() ? 24 : 12; }

void CreateWalletDialog::goTo(int step)
{
    showProblem({});
    m_grid->setShown(false);
    m_steps->setCurrentIndex(step);
    // A stack does not ask its pages how high they are at this width: wrapped lines would clip the words.
    m_steps->setMinimumHeight(qMax(0, m_steps->currentWidget()->layout()->minimumHeightForWidth(m_steps->width())));
    m_back->setEnabled(step > NameStep);
    acceptButton()->setText(step == PassphraseStep ? tr("&Create the wallet") : tr("&Continue"));
    if (step == NameStep) m_name->setFocus();
    if (step == TypeStep) m_entry->focusFirst();
}

QString CreateWalletDialog::problem()
{
    switch (m_steps->currentIndex()) {
    case NameStep: return nameProblem(*m_name);
    case ShowStep: return m_wereShown ? QString() : tr("Show the words and write them down first.");
    case PassphraseStep: return m_passphrase->problem();
    default: break;
    }
    const auto same = compareRecoveryWords(m_entry->words().span(), m_words.span());
    if (same) return {};
    const int place = same.error().code == Errc::Refused ? std::stoi(same.error().detail) : 0;
    m_entry->markWrong(place);
    return place > 0 ? tr("Word %1 is not the one that was shown. Compare it with your paper.").arg(place)
                     : errorText(same.error(), ErrorSubject::RecoveryWords).sentence();
}

void CreateWalletDialog::acceptClicked()
{
    const int step = m_steps->currentIndex();
    if (step == PassphraseStep) return FormDialog::acceptClicked();
    const QString words = problem();
    if (!words.isEmpty()) return showProblem(words);
    if (step == NameStep && m_entry->wordCount() != wordCount()) {
        m_words = newRecoveryWords(wordCount());
        m_grid->setWords(m_words.clone());
        m_entry->wipe();
        m_entry->setWordCount(wordCount());
        m_wereShown = false;
    }
    goTo(step + 1);
}

NewWallet CreateWalletDialog::takeWallet()
{
    KeysOrigin origin;
    origin.words = m_words.clone();
    origin.type = accountTypeOf(*m_type);
    origin.protection = m_passphrase->protection();
    return {m_name->text().trimmed(), std::move(origin), {Birthday::Now{}}, std::nullopt};
}

} // namespace lockstep::ui
