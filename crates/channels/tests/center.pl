# A centre of short messages for tests: Net::SMPP of Debian's libnet-smpp-perl speaks the
# protocol, this file only decides what it answers. One line to standard output for each thing
# that happens. The last two digits of a number say what becomes of its messages.
use strict;
use warnings;
use Net::SMPP;

my ($port, $password) = @ARGV;
$| = 1;
$SIG{PIPE} = 'IGNORE';
my $listen = Net::SMPP->new_listen('127.0.0.1', port => $port, smpp_version => 0x34, timeout => 600)
    or die "nobody listens: $!";
my ($taken, %throttled, @reports) = (0);
print "ready\n";
while (my $line = $listen->accept) {
    my $bound = 0;
    while (my $pdu = $line->read_pdu) {
        my ($cmd, $seq) = ($pdu->{cmd}, $pdu->{seq});
        if ($cmd == 0x00000009) {
            $bound = $pdu->{password} eq $password;
            print "bind $pdu->{system_id} " . ($bound ? 'in' : 'out') . "\n";
            $line->bind_transceiver_resp(seq => $seq, status => $bound ? 0 : 0x0e, system_id => 'center');
            last if !$bound;
            # What was not answered before is said again.
            report($line, $_) for @reports;
        }
        elsif ($cmd == 0x00000015) { $line->enquire_link_resp(seq => $seq) }
        elsif ($cmd == 0x00000006) { $line->unbind_resp(seq => $seq); last }
        elsif ($cmd == 0x00000004) {
            my ($to, $words) = ($pdu->{destination_addr}, unpack 'H*', $pdu->{short_message});
            my $kind = substr $to, -2;
            last if $kind eq '99';
            # It falls silent, or asks whether anybody is there instead of answering.
            sleep 60 if $kind eq '98';
            if ($kind eq '97') {
                for my $beat (1 .. 200) {
                    $line->enquire_link(seq => 9000 + $beat, async => 1) or last;
                    select undef, undef, undef, 0.1;
                }
                last;
            }
            my $status = 0;
            $status = 0x0b if $kind eq '11';
            $status = 0x45 if $kind eq '45';
            $status = 0x0A if $kind eq '10';
            $status = 0x01 if $kind eq '12';
            $status = 0x58 if $kind eq '58' && !$throttled{$to}++;
            # The second part of several is not wanted.
            $status = 0x45 if $kind eq '20' && $words =~ /^050003....02/;
            # The second part is wanted a little later.
            $status = 0x58 if $kind eq '21' && $words =~ /^050003....02/ && $throttled{$to}++ < 2;
            my $name = $status ? '' : 'm' . ++$taken;
            # Many centres answer in hexadecimal digits and report in decimal ones, or the reverse.
            my $reported = $name;
            ($name, $reported) = ('1A2B3C4D', '0439041101') if $kind eq '03';
            ($name, $reported) = ('439041102', '1a2b3c4e') if $kind eq '04';
            # The name stands in a field of its own, and in the words another one.
            ($name, $reported) = ('field-5', 'words-5') if $kind eq '05';
            print "submit $to $pdu->{data_coding} $pdu->{esm_class} $pdu->{source_addr} $words $status\n";
            $line->enquire_link(seq => 7000 + $taken, async => 1);
            $line->submit_sm_resp(seq => $seq, status => $status, message_id => $name);
            next if $status;
            my %stats = ('01' => 'DELIVRD', '02' => 'UNDELIV', map { $_ => 'DELIVRD' } '03' .. '05');
            # Somebody answers, twice: once in each alphabet.
            if ($kind eq '06') {
                push @reports, { from => $to, coding => 0, words => 'Ma maksan' },
                    { from => $to, coding => 8, words => pack 'n*', 0x417, 0x430, 0x432, 0x442, 0x440, 0x430 };
                report($line, $_) for @reports[-2, -1];
                next;
            }
            my $stat = $stats{$kind} or next;
            push @reports, { name => $reported, stat => $stat, from => $to };
            $reports[-1]{field} = $name if $kind eq '05';
            report($line, $reports[-1]);
        }
        elsif ($cmd == 0x80000005) {
            print "reported $seq $pdu->{status}\n";
            @reports = grep { $_->{seq} != $seq } @reports if !$pdu->{status};
        }
    }
    close $line;
}

my $number;
sub report {
    my ($line, $report) = @_;
    $report->{seq} = 100 + ++$number;
    if ($report->{words}) {
        $line->deliver_sm(seq => $report->{seq}, async => 1, source_addr => $report->{from},
            destination_addr => 'saldo', esm_class => 0, data_coding => $report->{coding},
            short_message => $report->{words});
        return;
    }
    my $words = "id:$report->{name} sub:001 dlvrd:001 submit date:2603201200 done date:2603201201 "
        . "stat:$report->{stat} err:000 text:";
    my @field = $report->{field} ? (receipted_message_id => "$report->{field}\0") : ();
    $line->deliver_sm(@field, seq => $report->{seq}, async => 1, source_addr => $report->{from},
        destination_addr => 'saldo', esm_class => 4, short_message => $words);
}
