// SPDX-License-Identifier: MIT

#include "ui/dialogs/addwallet/filepartspage.h"

#include "ui/dialogs/fieldmessage.h"
#include "ui/dialogs/ticklist.h"
#include "ui/format/addresstext.h"
#include "ui/format/numbertext.h"
#include "ui/format/walletfiletext.h"
#include "ui/style/fonts.h"
#include "ui/widgets/labels.h"

#include <QVBoxLayout>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

FilePartsPage::FilePartsPage(const QString& fileName, WalletFile file, QWidget* parent)
    : WizardPage(tr("What is in the file"), parent)
    , m_file(std::move(file))
    , m_list(new TickList(u"part"_s, this))
    , m_known(m_file.parts.size())
    , m_knownNote(paragraph({}, this))
    , m_message(fieldMessage(u"partsProblemLabel", this))
{
    PlainLabel* what = paragraph(walletFileTitle(m_file), this);
    what->setObjectName(u"fileFormatLabel");
    what->setFont(scaledFont(font(), 1.1, QFont::DemiBold));
    const QString advice = tr("Each wallet that is ticked is watched, without keys. Compare its first address with the "
                              "other program.");
    //: %1: name of a file; %2: sentences
    PlainLabel* how = paragraph(fileName.isEmpty() ? advice : tr("From \"%1\". %2").arg(fileName, advice), this,
                                PlainLabel::Colour::Muted);
    how->setObjectName(u"fileAdviceLabel");
    PlainLabel* notes = paragraph({}, this);
    notes->setObjectName(u"fileNotesLabel");
    notes->say(walletFileNotes(m_file).join(u'\n'));
    QStringList titles, lines;
    for (const WalletFile::Part& part : std::as_const(m_file.parts)) {
        titles += walletPartTitle(part);
        lines += walletPartLine(part);
    }
    if (const auto labels = static_cast<int>(m_file.labels.lines.size()); labels > 0) {
        titles += tr("%1 labels", nullptr, labels).arg(numberText(labels));
        lines += tr("For payments and addresses of this wallet.");
    }
    m_list->setThings(titles, lines);
    for (qsizetype i = 0; i < m_file.parts.size(); ++i) m_list->setTicked(i, m_file.parts[i].isActive);
    for (QWidget* part :
         {static_cast<QWidget*>(what), static_cast<QWidget*>(how), static_cast<QWidget*>(notes),
          static_cast<QWidget*>(m_list), static_cast<QWidget*>(m_knownNote), static_cast<QWidget*>(m_message)})
        content()->addWidget(part);
    content()->addStretch(1);
    m_knownNote->setObjectName(u"watchedAlreadyLabel");
    m_knownNote->hide();
    connect(m_list, &TickList::changed, m_message, &QWidget::hide);
}

QList<WalletFile::Part> FilePartsPage::chosen() const
{
    QList<WalletFile::Part> parts;
    for (const qsizetype place : m_list->ticked())
        if (place < labelsPlace()) parts += m_file.parts[place];
    return parts;
}

QList<WatchQuestion> FilePartsPage::questions() const
{
    QList<WatchQuestion> all;
    for (const WalletFile::Part& part : m_file.parts) all += WatchQuestion{part.text, part.type, {}};
    return all;
}

void FilePartsPage::setWatchedAlready(const WatchQuestion& asked, const WatchedAlready& watched)
{
    const QString words = alreadyWatchedText(watched);
    if (const auto place = questions().indexOf(asked); place >= 0 && !words.isEmpty())
        //: %1: which wallet of a file; %2: sentences, that others here have it already
        m_known[place] = tr("%1: %2").arg(walletPartTitle(m_file.parts[place]), words);
    QStringList lines = m_known;
    lines.removeAll(QString());
    m_knownNote->say(lines.join(u'\n'));
}

bool FilePartsPage::wantsLabels() const { return m_list->ticked().contains(labelsPlace()); }

void FilePartsPage::entered() { m_list->first()->setFocus(); }

bool FilePartsPage::isSound()
{
    return sayUnder(*m_list->first(), *m_message, chosen().isEmpty() ? tr("Tick at least one wallet.") : QString());
}

} // namespace lockstep::ui
