package io.ocellus.mqtt;

import io.ocellus.config.MqttSettings;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.packet.MqttReturnCode;
import org.jspecify.annotations.Nullable;

/** Turns what Paho and the JDK throw into one sentence that says what is wrong and where to mend it. */
final class Reasons {

    private static final int FIRST_REFUSAL = 0x80;
    private static final int LAST_REFUSAL = 0xFF;

    private final MqttSettings settings;
    private final String broker;

    Reasons(MqttSettings settings) {
        this.settings = settings;
        this.broker = "the broker at " + settings.url().getHost() + ":" + BrokerUrl.port(settings.url());
    }

    /** Why an attempt failed. */
    String failed(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            String sentence = ofOne(cause);
            if (sentence != null) {
                return sentence;
            }
        }
        String message = thrown.getMessage();
        return broker + " can't be used: "
                + (message == null ? thrown.getClass().getSimpleName() : message);
    }

    /** Why a connection that had come about broke. */
    String broken(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            String sentence = switch (cause) {
                case SSLException e -> ofTls(e);
                case PacketLimit.ExceededException e -> tooLarge();
                case MqttException e when isRefusal(e.getReasonCode()) -> refusal(e.getReasonCode());
                case MqttException e when isSilence(e.getReasonCode()) -> broker + " stopped answering";
                default -> null;
            };
            if (sentence != null) {
                return sentence;
            }
        }
        return broker + " closed the connection";
    }

    private static boolean isRefusal(int code) {
        return code >= FIRST_REFUSAL && code <= LAST_REFUSAL;
    }

    /** Paho's names for a ping without an answer. */
    private static boolean isSilence(int code) {
        return code == MqttClientException.REASON_CODE_CLIENT_TIMEOUT
                || code == MqttClientException.REASON_CODE_WRITE_TIMEOUT;
    }

    /** Why the broker ended a connection. */
    String broken(MqttDisconnectResponse response) {
        MqttException exception = response.getException();
        return exception != null ? broken(exception) : refusal(response.getReturnCode());
    }

    private @Nullable String ofOne(Throwable cause) {
        return switch (cause) {
            case LinkException e -> e.problem();
            case UnknownHostException e ->
                "the host " + settings.url().getHost() + " is not known: check local.mqtt.url and DNS";
            case NoRouteToHostException e -> "there is no route to " + broker;
            case ConnectException e -> broker + " refused the connection: is it running, and is the port right?";
            case SocketTimeoutException e -> timeout();
            case CertificateExpiredException e -> broker + " has a certificate that has expired: renew it";
            case CertificateNotYetValidException e ->
                broker + " has a certificate that is not valid yet: check this gateway's clock";
            case SelfSignedException e ->
                broker
                        + " has a self-signed certificate that is not trusted here: check that it is the right one, then set local.mqtt.ca to its file";
            case CertPathBuilderException e ->
                broker
                        + " has a certificate of an authority that is not trusted here: set local.mqtt.ca to that authority's file";
            case SSLException e -> ofTls(e);
            case PacketLimit.ExceededException e -> tooLarge();
            case EOFException e -> noAnswer();
            case SocketException e -> noAnswer();
            case MqttException e -> ofMqtt(e);
            default -> null;
        };
    }

    /** The JDK tells these apart by their text only. Null where the cause below says more. */
    private @Nullable String ofTls(SSLException e) {
        String text = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        if (text.contains("no subject alternative") || text.contains("no name matching")) {
            return broker + " has a certificate for another host name: use a name that it holds in local.mqtt.url";
        }
        if (text.contains("certificate_revoked")) {
            return broker + " says that the client certificate " + settings.certificate()
                    + " is revoked: get a new one";
        }
        if (text.contains("certificate_expired")) {
            return broker + " says that the client certificate " + settings.certificate() + " has expired: renew it";
        }
        if (text.contains("received fatal alert") || text.contains("readhandshakerecord")) {
            return handshakeRefused();
        }
        if (text.contains("unsupported or unrecognized") || text.contains("terminated the handshake")) {
            return broker + " does not speak TLS on this port: use mqtt:// or its TLS port";
        }
        return null;
    }

    private @Nullable String ofMqtt(MqttException e) {
        int code = e.getReasonCode();
        if (isRefusal(code)) {
            return refusal(code);
        }
        return isSilence(code) ? timeout() : null;
    }

    /** Closed before a word: with TLS 1.3 a broker may do so to a client without a certificate. */
    private String noAnswer() {
        return BrokerUrl.isSecure(settings.url())
                ? handshakeRefused()
                : broker + " closed the connection without an answer: does this port speak TLS (mqtts)?";
    }

    private String handshakeRefused() {
        return settings.certificate() == null
                ? broker
                        + " refused the TLS handshake: it may want a client certificate (local.mqtt.certificate and .key)"
                : broker + " refused this gateway's client certificate " + settings.certificate();
    }

    private String tooLarge() {
        return broker + " sends packets beyond " + PacketLimit.LARGEST
                + " bytes, or what is no MQTT: check local.mqtt.url";
    }

    private String timeout() {
        return broker + " did not answer within " + settings.connectTimeout().toMillis() + " ms";
    }

    private String refusal(int code) {
        return switch (code) {
            case MqttReturnCode.RETURN_CODE_BAD_USERNAME_OR_PASSWORD ->
                broker + " says bad user name or password: check local.mqtt.username and .password";
            case MqttReturnCode.RETURN_CODE_NOT_AUTHORIZED ->
                broker + " says not authorized: check local.mqtt.username, .password and the broker's access list";
            case MqttReturnCode.RETURN_CODE_IDENTIFIER_NOT_VALID ->
                broker + " does not accept the client id " + settings.clientId();
            case MqttReturnCode.RETURN_CODE_UNSUPPORTED_PROTOCOL_VERSION -> broker + " does not speak MQTT 5";
            case MqttReturnCode.RETURN_CODE_SERVER_UNAVAILABLE -> broker + " says that it is unavailable";
            case MqttReturnCode.RETURN_CODE_SERVER_BUSY -> broker + " says that it is busy";
            case MqttReturnCode.RETURN_CODE_BANNED -> broker + " has banned this gateway";
            case MqttReturnCode.RETURN_CODE_SERVER_SHUTTING_DOWN -> broker + " is shutting down";
            case MqttReturnCode.RETURN_CODE_KEEP_ALIVE_TIMEOUT ->
                broker + " heard nothing from this gateway for too long";
            case MqttReturnCode.RETURN_CODE_SESSION_TAKEN_OVER ->
                "another client connected with the client id " + settings.clientId() + ": give each gateway its own";
            case MqttReturnCode.RETURN_CODE_CONNECTION_RATE_EXCEEDED -> broker + " says that we connect too often";
            default -> broker + " refused with reason code " + code + " of MQTT 5";
        };
    }
}
