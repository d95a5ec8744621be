// SPDX-License-Identifier: MIT

#include "ui/dialogs/payments/lookupdialog.h"

#include "core/util/hex.h"
#include "ui/format/payments/lookuptext.h"
#include "ui/format/plain/idtext.h"
#include "ui/style/fonts.h"
#include "ui/style/spacing.h"
#include "ui/widgets/buttons/pushbutton.h"
#include "ui/widgets/text/badge.h"
#include "ui/widgets/text/labels.h"
#include "ui/widgets/text/progressbar.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

#include <algorithm>
#include <limits>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int Width = 620;
constexpr int BarHeight = 6;
constexpr int LinesInSight = 4;

Tone toneOf(const LookupView& lookup)
{
    switch (lookup.row.verdict) {
    case OutpointVerdict::Open: return lookup.state == JobState::Failed ? Tone::Bad : Tone::Busy;
    case OutpointVerdict::Unspent: return Tone::Good;
    case OutpointVerdict::Spent: return Tone::Neutral;
    case OutpointVerdict::Unknown: return Tone::Warning;
    }
    return Tone::Neutral;
}

/// With another address or block.
bool mayBeFound(const OutpointRow& row)
{
    return row.doubt == OutpointDoubt::NotFound || row.doubt == OutpointDoubt::OtherScript;
}

QString lineOf(const LookupView& lookup)
{
    return u"%1  %2 · %3"_s.arg(verdictSymbol(lookup), shortOutpoint(lookup.row.outpoint), verdictTitle(lookup));
}

} // namespace

LookUpDialog::LookUpDialog(QWidget* parent)
    : FormDialog(tr("Look up an outpoint"), tr("&Look up"), parent)
    , m_outpoint(new QLineEdit(this))
    , m_script(new QLineEdit(this))
    , m_block(new QSpinBox(this))
    , m_asked(new QWidget(this))
    , m_list(new QListWidget(m_asked))
{
    setObjectName(u"lookUpDialog");
    setFormWidth(Width);
    addForm();
    m_list->setObjectName(u"lookupsList");
    m_list->setAccessibleName(tr("Asked so far"));
    m_list->setFixedHeight(fontMetrics().height() * 2 * LinesInSight);
    auto* column = new QVBoxLayout(m_asked);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::Small);
    column->addWidget(mutedLabel(tr("Asked so far"), m_asked));
    column->addWidget(m_list);
    column->addWidget(buildAnswer());
    form()->addWidget(m_asked);
    form()->addStretch(1); // the dialog stays as high as its longest answer was
    m_asked->hide();
    buttons()->button(QDialogButtonBox::Cancel)->setText(tr("Clos&e"));
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row < 0 || row >= m_lookups.size()) return;
        m_chosen = m_lookups[row].row.job;
        showChosen();
    });
}

void LookUpDialog::addForm()
{
    m_outpoint->setObjectName(u"outpointEdit");
    m_outpoint->setAccessibleName(tr("Outpoint: transaction id, a colon, the number of the output"));
    m_outpoint->setPlaceholderText(tr("transaction id:0"));
    m_outpoint->setFont(fixedFont(font()));
    m_script->setObjectName(u"outpointScriptEdit");
    m_script->setAccessibleName(tr("Its address, or its script in hex"));
    m_script->setPlaceholderText(tr("Its address, or its script in hex"));
    m_block->setObjectName(u"outpointBlockBox");
    m_block->setAccessibleName(tr("The block that made it"));
    m_block->setRange(0, std::numeric_limits<int>::max());
    m_block->setGroupSeparatorShown(true);
    m_block->setSpecialValueText(tr("Not known"));
    auto* fields = new QFormLayout;
    fields->setVerticalSpacing(spacing::Small);
    fields->addRow(tr("&Outpoint"), m_outpoint);
    fields->addRow(tr("&Address"), m_script);
    fields->addRow(tr("&Made in block"), m_block);
    form()->addWidget(paragraph(tr("Is this output spent, in which block, and by what? No wallet is changed, whoever "
                                   "owns it."),
                                this));
    form()->addLayout(fields);
    form()->addWidget(
        paragraph(tr("Give its address, or the block that made it. With both, older blocks are left out."), this,
                  PlainLabel::Colour::Muted));
}

QWidget* LookUpDialog::buildAnswer()
{
    auto* answer = new QWidget(m_asked);
    m_badge = new Badge(answer);
    m_badge->setObjectName(u"verdictBadge");
    m_what = paragraph({}, answer, PlainLabel::Colour::Muted);
    m_what->setObjectName(u"askedOutpointLabel");
    m_words = paragraph({}, answer);
    m_words->setObjectName(u"verdictLabel");
    m_doubt = paragraph({}, answer, PlainLabel::Colour::Problem);
    m_doubt->setObjectName(u"verdictDoubtLabel");
    for (PlainLabel* label : {m_what, m_words})
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_progress = new ProgressBar(answer);
    m_progress->setObjectName(u"lookupProgressBar");
    m_progress->setAccessibleName(tr("Progress of the look"));
    m_progress->setTextVisible(false);
    m_progress->setMaximumHeight(BarHeight);
    m_again = pushButton(u"askAgainButton", tr("Ask a&gain"), answer);
    m_pause = pushButton(u"pauseLookupButton", tr("&Pause"), answer);
    m_resume = pushButton(u"resumeLookupButton", tr("&Resume"), answer);
    m_forget = pushButton(u"forgetLookupButton", {}, answer);
    auto* row = new QHBoxLayout;
    row->addWidget(m_badge);
    row->addStretch(1);
    for (QPushButton* button : {m_again, m_pause, m_resume, m_forget}) row->addWidget(button);
    connect(m_again, &QPushButton::clicked, this, &LookUpDialog::askAgain);
    connect(m_pause, &QPushButton::clicked, this, [this] { emit pauseWanted(m_chosen); });
    connect(m_resume, &QPushButton::clicked, this, [this] { emit resumeWanted(m_chosen); });
    connect(m_forget, &QPushButton::clicked, this, [this] { emit forgetWanted(m_chosen); });
    auto* column = new QVBoxLayout(answer);
    column->setContentsMargins(0, spacing::Small, 0, 0);
    column->setSpacing(spacing::Small);
    column->addLayout(row);
    for (QWidget* part : {static_cast<QWidget*>(m_progress), static_cast<QWidget*>(m_words),
                          static_cast<QWidget*>(m_doubt), static_cast<QWidget*>(m_what)})
        column->addWidget(part);
    return answer;
}

QString LookUpDialog::problem()
{
    const bool hasColon = m_outpoint->text().contains(u':');
    if (!hasColon) return tr("Type the outpoint: a transaction id, a colon, and the number of the output.");
    if (m_script->text().trimmed().isEmpty() && m_block->value() == 0)
        return tr("Give its address, or the block that made it: else nothing says where to look.");
    return {};
}

void LookUpDialog::setOutpoint(const QString& outpoint)
{
    m_outpoint->setText(outpoint);
    m_script->setFocus();
}

OutpointWish LookUpDialog::wish() const
{
    OutpointWish wish;
    wish.outpoint = m_outpoint->text();
    wish.script = m_script->text();
    if (m_block->value() > 0) wish.from = BlockHeight{m_block->value()};
    return wish;
}

void LookUpDialog::setAsked(JobId job)
{
    setBusy(false);
    m_chosen = job;
    m_outpoint->clear();
    m_script->clear();
    m_block->setValue(0);
    m_outpoint->setFocus();
    showList();
}

void LookUpDialog::setSnapshot(const SyncSnapshot& snapshot)
{
    m_lookups = snapshot.lookups;
    std::ranges::reverse(m_lookups);
    showList();
}

/// In place: whoever moves through the list is not thrown out of it by every snapshot.
void LookUpDialog::showList()
{
    const QSignalBlocker quiet(m_list);
    while (m_list->count() > m_lookups.size()) delete m_list->takeItem(m_list->count() - 1);
    while (m_list->count() < m_lookups.size()) m_list->addItem(QString());
    for (int row = 0; row < m_list->count(); ++row) m_list->item(row)->setText(lineOf(m_lookups[row]));
    if (!chosen() && !m_lookups.isEmpty()) m_chosen = m_lookups.first().row.job;
    const auto at = std::ranges::find(m_lookups, m_chosen, [](const LookupView& each) { return each.row.job; });
    m_list->setCurrentRow(static_cast<int>(at - m_lookups.begin()));
    m_asked->setVisible(!m_lookups.isEmpty());
    showChosen();
}

const LookupView* LookUpDialog::chosen() const
{
    const auto found = std::ranges::find(m_lookups, m_chosen, [](const LookupView& each) { return each.row.job; });
    return found == m_lookups.end() ? nullptr : &*found;
}

void LookUpDialog::showChosen()
{
    const LookupView* lookup = chosen();
    if (!lookup) return;
    const bool isOpen = lookup->row.verdict == OutpointVerdict::Open;
    const bool isHeld = lookup->state == JobState::Paused || lookup->state == JobState::Failed;
    const QString doubt = verdictDoubt(*lookup);
    m_badge->setContent(verdictSymbol(*lookup), verdictTitle(*lookup), toneOf(*lookup));
    m_what->setText(outpointText(lookup->row.outpoint));
    m_words->setText(verdictText(*lookup));
    m_doubt->say(doubt);
    m_progress->setVisible(isOpen);
    m_progress->setPercent(lookup->percent);
    m_again->setVisible(!isOpen && (!doubt.isEmpty() || mayBeFound(lookup->row)));
    m_pause->setVisible(isOpen && !isHeld);
    m_resume->setVisible(isOpen && isHeld);
    m_forget->setText(isOpen ? tr("&Stop looking") : tr("&Forget"));
}

void LookUpDialog::askAgain()
{
    const LookupView* lookup = chosen();
    if (!lookup) return;
    const OutpointRow& row = lookup->row;
    const bool isScriptWrong = row.doubt == OutpointDoubt::OtherScript;
    m_outpoint->setText(outpointText(row.outpoint));
    m_script->setText(isScriptWrong ? QString() : QString::fromStdString(toHex(row.script)));
    m_block->setValue(row.from.value);
    if (isScriptWrong || row.script.empty())
        m_script->setFocus();
    else
        m_block->setFocus();
}

} // namespace lockstep::ui
