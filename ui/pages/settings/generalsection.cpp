// SPDX-License-Identifier: MIT

#include "ui/pages/settings/generalsection.h"

#include "ui/dialogs/walletfields.h"
#include "ui/format/errors/errortext.h"
#include "ui/format/plain/datetext.h"
#include "ui/format/plain/numbertext.h"
#include "ui/style/spacing.h"
#include "ui/style/walletcolours.h"
#include "ui/widgets/buttons/guardedbutton.h"
#include "ui/widgets/panels/card.h"
#include "ui/widgets/panels/failurenote.h"
#include "ui/widgets/text/labels.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int NoteLines = 3;
constexpr int LongestNotes = 10'000; ///< As WalletService has it.

} // namespace

GeneralSection::GeneralSection(QWidget* parent)
    : QWidget(parent)
    , m_name(walletNameEdit(this))
    , m_colour(new QComboBox(this))
    , m_notes(new QPlainTextEdit(this))
    , m_created(mutedLabel({}, this))
    , m_problem(new FailureNote(u"generalProblemLabel", u"copyGeneralErrorButton", this))
    , m_save(new GuardedButton(u"saveGeneral"_s, tr("Save chan&ges"), this))
{
    m_colour->setObjectName(u"colourBox");
    m_colour->setAccessibleName(tr("Colour of the wallet"));
    m_colour->addItem(colourMark({}), tr("None"), QString());
    for (const WalletColour& one : walletColours())
        m_colour->addItem(colourMark(one.colour), one.name, one.colour.name());
    m_notes->setObjectName(u"notesTextEdit");
    m_notes->setAccessibleName(tr("Notes"));
    m_notes->setPlaceholderText(tr("What this wallet is for. Kept on this computer; no place for recovery words."));
    m_notes->setTabChangesFocus(true);
    m_notes->setFixedHeight(fontMetrics().lineSpacing() * NoteLines + spacing::Medium);
    m_created->setObjectName(u"createdLabel");
    layOut();
    connect(m_name, &QLineEdit::textChanged, this, &GeneralSection::judge);
    connect(m_colour, &QComboBox::currentIndexChanged, this, &GeneralSection::judge);
    connect(m_notes, &QPlainTextEdit::textChanged, this, &GeneralSection::judge);
    connect(m_save, &GuardedButton::clicked, this, &GeneralSection::save);
    judge();
}

void GeneralSection::layOut()
{
    auto* fields = new QFormLayout;
    fields->setVerticalSpacing(spacing::Small);
    fields->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    fields->addRow(tr("&Name"), m_name);
    fields->addRow(tr("Co&lour"), m_colour);
    fields->addRow(tr("N&otes"), m_notes);
    fields->addRow(tr("Created"), m_created);
    auto* card = new Card(tr("General"), this);
    card->content()->addLayout(fields);
    card->content()->addWidget(m_problem);
    card->content()->addWidget(m_save);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(card);
}

void GeneralSection::setProfile(const WalletProfile& profile)
{
    const bool isFirst = !m_profile;
    const WalletProfile before = isFirst ? profile : *m_profile;
    if (isFirst || name() == before.name) m_name->setText(profile.name);
    if (isFirst || colour() == before.colour) chooseColour(profile.colour);
    if (isFirst || notes() == before.notes) m_notes->setPlainText(profile.notes);
    m_created->setText(dateText(profile.createdAt));
    m_profile = profile;
    judge();
}

void GeneralSection::setTakenNames(const QStringList& names)
{
    if (names == m_taken) return;
    m_taken = names;
    judge();
}

/// One that is not of ours is kept, under its own number.
void GeneralSection::chooseColour(const QString& colour)
{
    int index = m_colour->findData(colour);
    if (index < 0) {
        index = m_colour->count();
        m_colour->addItem(colourMark(QColor(colour)), colour, colour);
    }
    m_colour->setCurrentIndex(index);
}

QString GeneralSection::name() const { return m_name->text().trimmed(); }

QString GeneralSection::colour() const { return m_colour->currentData().toString(); }

QString GeneralSection::notes() const { return m_notes->toPlainText(); }

QString GeneralSection::problemOfName() const
{
    QStringList others = m_taken;
    if (m_profile) others.removeOne(m_profile->name);
    return nameProblem(*m_name, others);
}

QString GeneralSection::problemOfNotes() const
{
    return notes().size() > LongestNotes ? tr("Notes have at most %1 characters.").arg(numberText(LongestNotes))
                                         : QString();
}

void GeneralSection::judge()
{
    QString reason = problemOfName();
    if (!m_profile)
        reason = tr("The wallet is being read.");
    else if (reason.isEmpty() && !problemOfNotes().isEmpty())
        reason = problemOfNotes();
    else if (reason.isEmpty() && name() == m_profile->name && colour() == m_profile->colour
             && notes() == m_profile->notes)
        reason = tr("Nothing was changed.");
    m_save->setRefusal(reason);
    m_save->setHint(tr("Not saved yet. It is saved when you leave this page, too."));
}

bool GeneralSection::isRenamed() const { return name() != m_profile->name && problemOfName().isEmpty(); }

bool GeneralSection::hasOtherLook() const
{
    const bool isChanged = colour() != m_profile->colour || notes() != m_profile->notes;
    return isChanged && problemOfNotes().isEmpty();
}

/// What is sound of it: a name that will not do does not hold up the notes.
void GeneralSection::save()
{
    if (!m_profile) return;
    m_problem->clear();
    m_refusal.reset();
    m_isSaved = isRenamed() || hasOtherLook();
    if (isRenamed()) emit renameWanted(name());
    if (hasOtherLook()) emit appearanceChanged(colour(), notes());
}

QString GeneralSection::unsaved() const
{
    QStringList sentences;
    if (!m_profile) return {};
    if (const QString problem = problemOfNotes(); !problem.isEmpty() && notes() != m_profile->notes)
        sentences += tr("The notes are not saved. %1").arg(problem);
    if (const QString problem = problemOfName(); !problem.isEmpty() && name() != m_profile->name)
        sentences += tr("The name is not saved. %1").arg(problem);
    if (m_refusal && (isRenamed() || hasOtherLook()))
        sentences += tr("The changes are not saved. %1").arg(errorText(*m_refusal).sentence());
    return sentences.join(u' ');
}

void GeneralSection::focusUnsaved()
{
    if (!m_profile) return;
    const bool isNamePassedOver = problemOfName().isEmpty() && !problemOfNotes().isEmpty();
    if (name() != m_profile->name && !isNamePassedOver)
        m_name->setFocus(Qt::OtherFocusReason);
    else if (notes() != m_profile->notes)
        m_notes->setFocus(Qt::OtherFocusReason);
    else
        m_colour->setFocus(Qt::OtherFocusReason);
}

void GeneralSection::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    save();
    if (const QString left = unsaved(); !left.isEmpty()) emit leftUnsaved(left);
}

/// The answer to what was saved as the page went finds nobody here to read it.
void GeneralSection::showError(const Error& error)
{
    m_problem->showError(error);
    if (m_isSaved) m_refusal = error; // of the page's other wishes it says nothing about what was typed
    if (m_refusal && !isVisible() && !unsaved().isEmpty()) emit leftUnsaved(unsaved());
}

} // namespace lockstep::ui
